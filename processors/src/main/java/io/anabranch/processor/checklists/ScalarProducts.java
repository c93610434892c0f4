package io.anabranch.processor.checklists;

import io.anabranch.processor.djl.Vectors;
import java.util.List;

/** Multiplies vectors that stay with others that come. */
interface ScalarProducts {

  /** From so many elements on, one product of matrices is faster than loops of our own. */
  int ELEMENTS_OF_A_MATRIX = 1_000_000;

  /**
   * Multiplies each with each.
   *
   * @param others of the same dimension
   * @return for each of the others its scalar products with each of the vectors that stay
   */
  float[][] products(List<float[]> others);

  /**
   * Of some vectors.
   *
   * @param dimension number of elements of each
   */
  static ScalarProducts of(List<float[]> vectors, int dimension) {
    return (long) vectors.size() * dimension < ELEMENTS_OF_A_MATRIX
        ? new TextVectors(vectors, dimension)::products
        : new Vectors(vectors, dimension)::products;
  }
}
