package io.anabranch.models.torchscript;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A contiguous tensor of 32-bit floats, in row-major order.
 *
 * @param shape size of each dimension
 * @param values elements, from position 0 to the limit
 */
record Tensor(List<Integer> shape, FloatBuffer values) {

  Tensor {
    shape = List.copyOf(shape);
    int elements = shape.stream().reduce(1, Math::multiplyExact);
    if (elements != values.limit()) {
      throw new IllegalArgumentException(
          "shape %s takes %d elements, not %d".formatted(shape, elements, values.limit()));
    }
  }

  /** Swaps rows and columns of a matrix. */
  Tensor transposed() {
    int rows = rows();
    int columns = columns();
    FloatBuffer swapped = FloatBuffer.allocate(values.limit());
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        swapped.put(values.get(row * columns + column));
      }
    }
    return new Tensor(List.of(columns, rows), swapped.flip());
  }

  /** Adds a vector to each row of a matrix: row 0 of the other. */
  Tensor plusFirstRow(Tensor other) {
    FloatBuffer sum = FloatBuffer.allocate(values.limit());
    for (int i = 0; i < values.limit(); i++) {
      sum.put(values.get(i) + other.values.get(i % columns()));
    }
    return new Tensor(shape, sum.flip());
  }

  /** Joins tensors that differ in the first dimension only. */
  static Tensor concatenate(Tensor... parts) {
    int first = Arrays.stream(parts).mapToInt(Tensor::rows).sum();
    int elements = Arrays.stream(parts).mapToInt(part -> part.values.limit()).sum();
    FloatBuffer joined = FloatBuffer.allocate(elements);
    for (Tensor part : parts) {
      joined.put(part.values.duplicate().rewind());
    }
    List<Integer> rest = parts[0].shape.subList(1, parts[0].shape.size());
    Integer[] shape = new Integer[rest.size() + 1];
    shape[0] = first;
    for (int i = 0; i < rest.size(); i++) {
      shape[i + 1] = rest.get(i);
    }
    return new Tensor(List.of(shape), joined.flip());
  }

  /** Distance in elements between neighbours in each dimension. */
  List<Integer> strides() {
    Integer[] strides = new Integer[shape.size()];
    int stride = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape.get(i);
    }
    return List.of(strides);
  }

  private int rows() {
    return shape.get(0);
  }

  private int columns() {
    return shape.get(1);
  }
}
