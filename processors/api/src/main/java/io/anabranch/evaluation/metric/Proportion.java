package io.anabranch.evaluation.metric;

/**
 * How many of how many.
 *
 * @param part number of cases that count
 * @param whole number of cases
 */
public record Proportion(long part, long whole) {

  /**
   * @throws IllegalArgumentException if the part is negative or greater than the whole
   */
  public Proportion {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "proportion of " + part + " in " + whole + ": allowed are parts from 0 to the whole");
    }
  }

  /** The proportion, from 0 to 1; 0 of nothing. */
  public double value() {
    return whole == 0 ? 0 : part / (double) whole;
  }

  /**
   * The score interval of Wilson (1927, Journal of the American Statistical Association 22), which
   * holds for few cases and near 0 and 1 as well; from 0 to 1 if there is no case.
   */
  public Interval interval() {
    if (whole == 0) {
      return new Interval(0, 1);
    }
    double z2 = Interval.Z * Interval.Z;
    double share = value();
    double centre = (share + z2 / (2 * whole)) / (1 + z2 / whole);
    double half =
        Interval.Z
            / (1 + z2 / whole)
            * Math.sqrt(share * (1 - share) / whole + z2 / (4.0 * whole * whole));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
