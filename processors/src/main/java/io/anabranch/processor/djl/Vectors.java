package io.anabranch.processor.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors of one dimension, whose scalar products with others are one product of matrices.
 * Immutable.
 *
 * <p>They lie in direct memory, which PyTorch reads without a copy and which is freed with this
 * object. A product may differ in its last digits from one call to the next: PyTorch adds in an
 * order that depends on how many there are.
 */
public final class Vectors {

  private static final String ENGINE = "PyTorch";

  private final ByteBuffer elements;
  private final int count;
  private final int dimension;

  /**
   * @param dimension number of elements of each vector
   * @throws ArithmeticException if they take more than 2 GiB
   */
  public Vectors(List<float[]> vectors, int dimension) {
    EngineDefaults.apply(false);
    this.count = vectors.size();
    this.dimension = dimension;
    this.elements =
        ByteBuffer.allocateDirect(
                Math.multiplyExact(count, Math.multiplyExact(dimension, Float.BYTES)))
            .order(ByteOrder.nativeOrder());
    FloatBuffer floats = elements.asFloatBuffer();
    vectors.forEach(floats::put);
  }

  /**
   * Multiplies each with each.
   *
   * @param others of the same dimension
   * @return for each of the others its scalar products with each of these
   */
  public float[][] products(List<float[]> others) {
    if (count == 0 || others.isEmpty()) {
      return new float[others.size()][count];
    }
    float[][] products = new float[others.size()][];
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      EngineDefaults.applyToThisThread();
      ByteBuffer own = elements.duplicate().order(ByteOrder.nativeOrder());
      NDArray matrix = manager.create(own, new Shape(count, dimension), DataType.FLOAT32);
      NDArray factors = manager.create(others.toArray(float[][]::new));
      float[] product = factors.matMul(matrix.transpose()).toFloatArray();
      for (int i = 0; i < products.length; i++) {
        products[i] = Arrays.copyOfRange(product, i * count, (i + 1) * count);
      }
    }
    return products;
  }
}
