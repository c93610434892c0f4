package io.anabranch.evaluation.metric;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Intervals of figures that have no formula for one: percentiles of the figure over samples drawn
 * with replacement (Efron and Tibshirani 1993, An Introduction to the Bootstrap). The same cases
 * give the same interval.
 */
public final class Bootstrap {

  private static final int SAMPLES = 1_000;
  private static final long SEED = 1;

  private Bootstrap() {}

  /**
   * The interval of a figure.
   *
   * @param cases number of independent cases, at least 1
   * @param figure the figure over the cases of these indices, some of them several times
   */
  public static Interval interval(int cases, ToDoubleFunction<int[]> figure) {
    Random random = new Random(SEED);
    double[] figures = new double[SAMPLES];
    int[] sample = new int[cases];
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < cases; j++) {
        sample[j] = random.nextInt(cases);
      }
      figures[i] = figure.applyAsDouble(sample);
    }
    Arrays.sort(figures);
    int cut = (int) (SAMPLES * Interval.TAIL);
    return new Interval(figures[cut], figures[SAMPLES - 1 - cut]);
  }

  /**
   * The interval of a mean.
   *
   * @param values one a case, at least one
   */
  public static Interval ofMean(double[] values) {
    return interval(
        values.length,
        sample -> Arrays.stream(sample).mapToDouble(i -> values[i]).average().orElse(0));
  }
}
