package io.anabranch.processor.checklists;

import java.util.List;

/**
 * Vectors of one dimension, whose scalar products with other vectors are computed together, by
 * loops of our own: for some hundreds of vectors and few others, a call of a native library takes
 * longer.
 *
 * <p>Element by element in memory: the first elements of all vectors, then the second ones. So the
 * sums of many vectors grow side by side, which the JVM does with the processor's vector
 * instructions; the sum of one it may not reorder.
 */
final class TextVectors {

  /** So many sums stay in the first cache of a processor while all elements are added to them. */
  private static final int BLOCK = 2_048;

  private final float[] elements;
  private final int count;
  private final int dimension;

  TextVectors(List<float[]> vectors, int dimension) {
    this.count = vectors.size();
    this.dimension = dimension;
    this.elements = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      float[] vector = vectors.get(i);
      for (int element = 0; element < dimension; element++) {
        elements[element * count + i] = vector[element];
      }
    }
  }

  /** Scalar products of each of these with each of some others: an array for each of the others. */
  float[][] products(List<float[]> others) {
    float[][] products = new float[others.size()][count];
    for (int from = 0; from < count; from += BLOCK) {
      int to = Math.min(count, from + BLOCK);
      for (int other = 0; other < products.length; other++) {
        addProducts(others.get(other), from, to, products[other]);
      }
    }
    return products;
  }

  /** Scalar products of each of these with another. */
  float[] products(float[] other) {
    return products(List.of(other))[0];
  }

  private void addProducts(float[] other, int from, int to, float[] sums) {
    int element = 0;
    for (; element + 3 < dimension; element += 4) {
      addFour(other, element, from, to, sums);
    }
    for (; element < dimension; element++) {
      float factor = other[element];
      int row = element * count;
      for (int i = from; i < to; i++) {
        sums[i] += factor * elements[row + i];
      }
    }
  }

  /** Four elements at a time: a sum is loaded and stored for them once. */
  private void addFour(float[] other, int element, int from, int to, float[] sums) {
    float factor0 = other[element];
    float factor1 = other[element + 1];
    float factor2 = other[element + 2];
    float factor3 = other[element + 3];
    int row0 = element * count;
    int row1 = row0 + count;
    int row2 = row1 + count;
    int row3 = row2 + count;
    for (int i = from; i < to; i++) {
      sums[i] +=
          factor0 * elements[row0 + i]
              + factor1 * elements[row1 + i]
              + factor2 * elements[row2 + i]
              + factor3 * elements[row3 + i];
    }
  }
}
