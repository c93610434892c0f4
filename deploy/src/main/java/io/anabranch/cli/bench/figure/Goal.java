package io.anabranch.cli.bench.figure;

/**
 * What a figure is to reach.
 *
 * @param bound in the unit of the figure
 * @param isUpper whether the figure may be at most the bound; otherwise it must be at least that
 */
public record Goal(double bound, boolean isUpper) {

  public static Goal atMost(double bound) {
    return new Goal(bound, true);
  }

  public static Goal atLeast(double bound) {
    return new Goal(bound, false);
  }

  public boolean isMetBy(double value) {
    return isUpper ? value <= bound : value >= bound;
  }
}
