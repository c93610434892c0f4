package io.anabranch.topology;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the messages on which the models of a process have hung. Each leaves a thread that nothing
 * can end, and that may hold a core; after a few, the process is to end and be started anew.
 */
public final class HangCount {

  /** So many messages are answered with an error before the process ends. */
  public static final int LIMIT = 3;

  private static final Logger LOG = LoggerFactory.getLogger(HangCount.class);

  private final AtomicInteger count = new AtomicInteger();
  private final Runnable onLimit;

  /**
   * @param onLimit called once, by a stream thread, which it must not wait for
   */
  public HangCount(Runnable onLimit) {
    this.onLimit = onLimit;
  }

  /** Counts a message whose error is on its way. */
  void add(String stage) {
    int hung = count.incrementAndGet();
    LOG.warn("A model has hung on a message: stage={} inThisProcess={}", stage, hung);
    if (hung == LIMIT) {
      LOG.error("The process ends, because models have hung too often: messages={}", hung);
      onLimit.run();
    }
  }
}
