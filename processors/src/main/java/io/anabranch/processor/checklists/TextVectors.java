package io.anabranch.processor.checklists;

import java.util.List;

/** Vectors of Euclidean length 1, one after the other in memory. */
final class TextVectors {

  private final float[] elements;
  private final int dimension;

  TextVectors(List<float[]> vectors, int dimension) {
    this.dimension = dimension;
    this.elements = new float[vectors.size() * dimension];
    for (int row = 0; row < vectors.size(); row++) {
      System.arraycopy(vectors.get(row), 0, elements, row * dimension, dimension);
    }
  }

  /** Cosine similarity of each with the vector, which has length 1 too. */
  float[] cosines(float[] vector) {
    float[] cosines = new float[elements.length / dimension];
    for (int row = 0; row < cosines.length; row++) {
      cosines[row] = product(vector, elements, row * dimension);
    }
    return cosines;
  }

  /**
   * Scalar product of a vector and as many elements of another from an offset. In four sums, as the
   * JVM may not reorder one, and adding to it would wait for the addition before.
   */
  static float product(float[] vector, float[] elements, int offset) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < vector.length; i += 4) {
      sum0 += vector[i] * elements[offset + i];
      sum1 += vector[i + 1] * elements[offset + i + 1];
      sum2 += vector[i + 2] * elements[offset + i + 2];
      sum3 += vector[i + 3] * elements[offset + i + 3];
    }
    for (; i < vector.length; i++) {
      sum0 += vector[i] * elements[offset + i];
    }
    return sum0 + sum1 + sum2 + sum3;
  }
}
