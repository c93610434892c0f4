package io.anabranch.topology.stage;

import java.time.Duration;

/**
 * How long a model may take before the stage gives the call up.
 *
 * @param message longest time for one message
 */
public record InferenceLimit(Duration message) {

  private static final int MESSAGES_A_BATCH = 2;

  /** Longest time for a batch; one that takes longer is computed message by message. */
  public Duration batch() {
    return message.multipliedBy(MESSAGES_A_BATCH);
  }
}
