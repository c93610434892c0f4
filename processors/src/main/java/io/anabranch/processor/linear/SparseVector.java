package io.anabranch.processor.linear;

/** A vector of which only some elements differ from 0. */
final class SparseVector {

  private final int[] indices;
  private final float[] values;

  /**
   * @param indices positions from 0, rising
   * @param values the elements at these positions
   */
  SparseVector(int[] indices, float[] values) {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          "indices and values differ in number: " + indices.length + " and " + values.length);
    }
    this.indices = indices;
    this.values = values;
  }

  /** Number of elements that are held. */
  int size() {
    return indices.length;
  }

  /** Position of the held element with this number. */
  int index(int element) {
    return indices[element];
  }

  /** Value of the held element with this number. */
  float value(int element) {
    return values[element];
  }
}
