package io.anabranch.evaluation.metric;

/**
 * Where a figure lies, with 95 % confidence.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

  /** Quantile of the normal distribution that leaves 2.5 % above it. */
  static final double Z = 1.959963984540054;

  static final double TAIL = 0.025;

  /**
   * @throws IllegalArgumentException if the ends are not in order
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval from " + low + " to " + high + ": the lower end must not be above the upper");
    }
  }
}
