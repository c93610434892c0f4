package io.anabranch.serde.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a call is tried again, and how long to wait before.
 *
 * @param maxRetries tries after the first one, from 0
 * @param firstWait longest pause before the first retry; doubles with each
 * @param maxWait longest pause of all
 */
public record RetryPolicy(int maxRetries, Duration firstWait, Duration maxWait) {

  static final String MAX_RETRIES = "max.retries";
  static final String WAIT = "retries.wait.ms";
  static final String MAX_WAIT = "retries.max.wait.ms";

  static RetryPolicy from(PropertyReader properties) {
    return new RetryPolicy(
        properties.number(MAX_RETRIES, 3, 0),
        properties.millis(WAIT, Duration.ofMillis(100), 0),
        properties.millis(MAX_WAIT, Duration.ofSeconds(1), 0));
  }

  /**
   * Random between half and all of the backoff ("equal jitter", Brooker, Exponential Backoff and
   * Jitter, AWS Architecture Blog 2015), so that clients that failed together do not return
   * together.
   *
   * @param retry from 1
   */
  Duration pause(int retry) {
    int doublings = Math.min(retry - 1, 20);
    long longest = Math.min(firstWait.toMillis() << doublings, maxWait.toMillis());
    long jitter = ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    return Duration.ofMillis(longest - jitter);
  }
}
