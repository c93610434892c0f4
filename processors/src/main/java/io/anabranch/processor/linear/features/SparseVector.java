package io.anabranch.processor.linear.features;

import java.util.List;
import java.util.stream.IntStream;

/** A vector of which only some elements differ from 0. */
public final class SparseVector {

  private final int[] indices;
  private final float[] values;

  /**
   * @param indices positions from 0, rising
   * @param values the elements at these positions
   */
  public SparseVector(int[] indices, float[] values) {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          "indices and values differ in number: " + indices.length + " and " + values.length);
    }
    this.indices = indices;
    this.values = values;
  }

  /** A vector that holds all elements, each multiplied by the same factor. */
  static SparseVector dense(float[] elements, double factor) {
    float[] values = new float[elements.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (elements[i] * factor);
    }
    return new SparseVector(IntStream.range(0, values.length).toArray(), values);
  }

  /** The elements of all parts in one vector; the positions of each follow those before it. */
  static SparseVector concatenation(List<SparseVector> parts) {
    int size = parts.stream().mapToInt(SparseVector::size).sum();
    int[] indices = new int[size];
    float[] values = new float[size];
    int next = 0;
    for (SparseVector part : parts) {
      System.arraycopy(part.indices, 0, indices, next, part.size());
      System.arraycopy(part.values, 0, values, next, part.size());
      next += part.size();
    }
    return new SparseVector(indices, values);
  }

  /** Number of elements that are held. */
  public int size() {
    return indices.length;
  }

  /** Position of the held element with this number. */
  public int index(int element) {
    return indices[element];
  }

  /** Value of the held element with this number. */
  public float value(int element) {
    return values[element];
  }
}
