package io.anabranch.cli.bench.figure;

import java.util.Arrays;

/**
 * What several rounds gave.
 *
 * @param median the middle value, or the mean of the middle two
 * @param low least value
 * @param high greatest value
 */
public record Spread(double median, double low, double high) {

  /**
   * Of values in any order.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread needs at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
