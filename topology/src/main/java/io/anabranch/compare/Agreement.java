package io.anabranch.compare;

/**
 * How many of the messages compared have the same result twice.
 *
 * @param same from 0 to {@code of}
 * @param of messages compared
 */
public record Agreement(long same, long of) {

  /** Standard normal quantile of a two-sided interval of 95 %. */
  private static final double Z = 1.959964;

  public Agreement {
    if (same < 0 || same > of) {
      throw new IllegalArgumentException("same %d: allowed are 0 to %d".formatted(same, of));
    }
  }

  /** From 0 to 1; NaN if nothing was compared. */
  public double share() {
    return (double) same / of;
  }

  /**
   * Lower bound of the 95 % score interval of the share (Wilson 1927, JASA 22); NaN if nothing was
   * compared.
   */
  public double lower() {
    return Math.max(0, centre() - margin());
  }

  /** Upper bound of the same interval. */
  public double upper() {
    return Math.min(1, centre() + margin());
  }

  private double centre() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double margin() {
    double variance = share() * (1 - share()) / of + Z * Z / (4.0 * of * of);
    return Z * Math.sqrt(variance) / (1 + Z * Z / of);
  }
}
