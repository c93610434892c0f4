package io.anabranch.cli.bench.figure;

import java.util.Optional;

/**
 * One figure of a benchmark.
 *
 * @param target what was to be measured
 * @param spread what was measured, unless nothing was
 * @param note why nothing was measured, or empty
 */
public record Figure(Target target, Optional<Spread> spread, String note) {

  /** Whether it reaches its goal; empty if it has none, or was not measured. */
  public Optional<Boolean> isMet() {
    return target.goal().flatMap(goal -> spread.map(values -> goal.isMetBy(values.median())));
  }
}
