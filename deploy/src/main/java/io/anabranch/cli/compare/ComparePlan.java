package io.anabranch.cli.compare;

import io.anabranch.compare.ComparisonPlan;
import io.anabranch.schema.ModelInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a comparison is going to do, as it is shown.
 *
 * @param model what the candidate says that it is
 * @param liveSpeed records a second of the stage, if it was measured
 * @param keep whether the candidate's topics stay
 */
record ComparePlan(
    ComparisonPlan plan,
    CandidateStage candidate,
    ModelInfo model,
    OptionalDouble liveSpeed,
    boolean keep) {

  /** How long it takes if the candidate is as fast as the stage, whose speed must be known. */
  Optional<Duration> duration() {
    return liveSpeed.isPresent()
        ? Optional.of(
            Duration.ofMillis((long) Math.ceil(plan.records() * 1_000 / liveSpeed.getAsDouble())))
        : Optional.empty();
  }
}
