package io.anabranch.compare;

import io.anabranch.evaluation.metric.Interval;
import io.anabranch.evaluation.metric.Proportion;

/**
 * How many of the messages compared have the same result twice.
 *
 * @param same from 0 to {@code of}
 * @param of messages compared
 */
public record Agreement(long same, long of) {

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
   * Lower bound of the {@linkplain Proportion#interval() 95 % interval} of the share; NaN if
   * nothing was compared.
   */
  public double lower() {
    return of == 0 ? Double.NaN : interval().low();
  }

  /** Upper bound of the same interval. */
  public double upper() {
    return of == 0 ? Double.NaN : interval().high();
  }

  private Interval interval() {
    return new Proportion(same, of).interval();
  }
}
