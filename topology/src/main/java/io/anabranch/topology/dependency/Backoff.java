package io.anabranch.topology.dependency;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts that grow exponentially from half a second to half a minute. */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private long millis = FIRST.toMillis();

  /** The next wait, jittered: from a half of the full one to all of it. */
  public Duration next() {
    long jittered = ThreadLocalRandom.current().nextLong(millis / 2, millis + 1);
    millis = Math.min(2 * millis, LONGEST.toMillis());
    return Duration.ofMillis(jittered);
  }
}
