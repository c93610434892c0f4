package io.anabranch.compare;

import io.anabranch.schema.ModelInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a comparison is going to do.
 *
 * @param topics what it reads, and where it writes
 * @param implementation of the candidate
 * @param model what the candidate says that it is
 * @param liveSpeed records a second of the stage, if it was measured
 * @param keep whether the candidate's topics stay
 */
public record ComparisonPlan(
    ComparisonTopics topics,
    String implementation,
    ModelInfo model,
    OptionalDouble liveSpeed,
    boolean keep) {

  /** How long it takes if the candidate is as fast as the stage, whose speed must be known. */
  public Optional<Duration> duration() {
    return liveSpeed.isPresent()
        ? Optional.of(
            Duration.ofMillis((long) Math.ceil(records() * 1_000 / liveSpeed.getAsDouble())))
        : Optional.empty();
  }

  /** Records that the candidate reads. */
  public long records() {
    return topics.records();
  }
}
