package io.anabranch.topology.limit;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the messages on which the models of a process have hung, and the threads that hang now.
 * Nothing can end such a thread, and it may hold a core; after a few, the process is to end and be
 * started anew.
 */
public final class HungCalls {

  /** So many messages are answered with an error before the process ends. */
  public static final int LIMIT = 3;

  /**
   * More threads than hung messages below the limit leave, each one for its batch and one for
   * itself: of these, some hung on batches whose messages then were no trouble.
   */
  static final int THREAD_LIMIT = 2 * LIMIT + 1;

  private static final Logger LOG = LoggerFactory.getLogger(HungCalls.class);

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicInteger threads = new AtomicInteger();
  private final Runnable onLimit;

  /**
   * @param onLimit called by a stream thread, which it must not wait for, and perhaps more than
   *     once
   */
  public HungCalls(Runnable onLimit) {
    this.onLimit = onLimit;
  }

  /** Counts a message whose error is on its way. */
  public void add(String stage) {
    int hung = messages.incrementAndGet();
    LOG.warn("A model has hung on a message: stage={} inThisProcess={}", stage, hung);
    if (hung == LIMIT) {
      end(stage);
    }
  }

  /** Counts a thread that was given up. */
  void abandon(String stage) {
    if (threads.incrementAndGet() == THREAD_LIMIT) {
      end(stage);
    }
  }

  /** A thread that was given up has come back. */
  void recover() {
    threads.decrementAndGet();
  }

  private void end(String stage) {
    LOG.error(
        "The process ends, because models have hung too often: last={} messages={} threads={}",
        stage,
        messages,
        threads);
    onLimit.run();
  }
}
