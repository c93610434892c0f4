package io.anabranch.processor.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** How fast PyTorch multiplies matrices of 32-bit floats on one core, which bounds its models. */
public final class MatrixSpeed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 50;
  private static final int COUNTED = 200;

  /** Rows, inner and columns: those of a batch of our texts, and larger ones that suit caches. */
  private static final int[][] SIZES = {{248, 384, 1536}, {512, 512, 512}, {1024, 1024, 1024}};

  private MatrixSpeed() {}

  /**
   * Multiplies matrices of several sizes, again and again.
   *
   * @return floating-point operations a second of CPU at the size that is fastest, an addition and
   *     a multiplication being two
   */
  public static double operationsPerCpuSecond() {
    EngineDefaults.apply(false);
    return Arrays.stream(SIZES)
        .mapToDouble(size -> operationsPerCpuSecond(size[0], size[1], size[2]))
        .max()
        .orElseThrow();
  }

  private static double operationsPerCpuSecond(int rows, int inner, int columns) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray left = manager.randomNormal(new Shape(rows, inner));
      NDArray right = manager.randomNormal(new Shape(inner, columns));
      multiply(left, right, WARM_UP);
      long begin = THREADS.getCurrentThreadCpuTime();
      multiply(left, right, COUNTED);
      double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
      return 2.0 * rows * inner * columns * COUNTED / seconds;
    }
  }

  private static void multiply(NDArray left, NDArray right, int times) {
    for (int i = 0; i < times; i++) {
      left.matMul(right).close();
    }
  }
}
