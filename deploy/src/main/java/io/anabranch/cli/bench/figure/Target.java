package io.anabranch.cli.bench.figure;

import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param key names it in JSON, as {@code overhead.millis}
 * @param what it is, for people
 * @param unit empty for a ratio
 * @param goal if there is one
 */
public record Target(String key, String what, String unit, Optional<Goal> goal) {

  /** One without a goal. */
  public static Target of(String key, String what, String unit) {
    return new Target(key, what, unit, Optional.empty());
  }

  public static Target atMost(double bound, String key, String what, String unit) {
    return new Target(key, what, unit, Optional.of(Goal.atMost(bound)));
  }

  public static Target atLeast(double bound, String key, String what, String unit) {
    return new Target(key, what, unit, Optional.of(Goal.atLeast(bound)));
  }

  /** The figure of what was measured, by its median; at least one value. */
  public Figure measured(double... values) {
    return new Figure(this, Optional.of(Spread.of(values)), "");
  }

  /** The figure that there is not. */
  public Figure notMeasured(String reason) {
    return new Figure(this, Optional.empty(), reason);
  }
}
