package io.anabranch.evaluation.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * How far two series rise and fall together, from -1 to 1.
 *
 * @param pearson correlation of the values
 * @param pearsonInterval of the pairs, by {@link Bootstrap}
 * @param spearman correlation of the ranks, equal values having the mean of their ranks
 * @param spearmanInterval of the pairs, by {@link Bootstrap}
 */
public record Correlation(
    double pearson, Interval pearsonInterval, double spearman, Interval spearmanInterval) {

  /**
   * Correlates two series.
   *
   * @throws IllegalArgumentException if they differ in length or have fewer than two values
   */
  public static Correlation of(double[] one, double[] other) {
    if (one.length != other.length || one.length < 2) {
      throw new IllegalArgumentException(
          "series of "
              + one.length
              + " and "
              + other.length
              + " values: as many are needed, and two");
    }
    return new Correlation(
        pearson(one, other),
        interval(one, other, Correlation::pearson),
        spearman(one, other),
        interval(one, other, Correlation::spearman));
  }

  private static Interval interval(
      double[] one, double[] other, ToDoubleBiFunction<double[], double[]> correlation) {
    return Bootstrap.interval(
        one.length, sample -> correlation.applyAsDouble(at(one, sample), at(other, sample)));
  }

  private static double[] at(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  /** 0 if one of the series is constant. */
  private static double pearson(double[] one, double[] other) {
    double meanOne = Arrays.stream(one).average().orElse(0);
    double meanOther = Arrays.stream(other).average().orElse(0);
    double product = 0;
    double squaresOne = 0;
    double squaresOther = 0;
    for (int i = 0; i < one.length; i++) {
      double a = one[i] - meanOne;
      double b = other[i] - meanOther;
      product += a * b;
      squaresOne += a * a;
      squaresOther += b * b;
    }
    double scale = Math.sqrt(squaresOne * squaresOther);
    return scale == 0 ? 0 : product / scale;
  }

  private static double spearman(double[] one, double[] other) {
    return pearson(ranks(one), ranks(other));
  }

  private static double[] ranks(double[] values) {
    Integer[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toArray(Integer[]::new);
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
