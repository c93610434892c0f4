package io.anabranch.replay;

import java.time.Instant;

/** Where a replay begins, in each partition: the choices of Kafka's own reset tool. */
public sealed interface ReplayStart {

  /** The first record that the topic still holds. */
  record Earliest() implements ReplayStart {}

  /** The first record from this time on. */
  record Since(Instant time) implements ReplayStart {}

  /** This offset, or the nearest that is there. */
  record At(long offset) implements ReplayStart {

    public At {
      if (offset < 0) {
        throw new IllegalArgumentException("offset %d: allowed are 0 and above".formatted(offset));
      }
    }
  }
}
