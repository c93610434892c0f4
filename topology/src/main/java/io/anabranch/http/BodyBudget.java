package io.anabranch.http;

import java.util.concurrent.atomic.AtomicLong;

/** What the bodies of all requests may take together. Thread-safe. */
final class BodyBudget {

  /** Of each body, so much is not counted: it is bounded by the connections. */
  private static final int FREE = 16 * 1024;

  private final AtomicLong left;

  BodyBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /**
   * Lets a body grow.
   *
   * @return false, and nothing is taken, if there is not so much left
   */
  boolean take(int former, int next) {
    int more = counted(next) - counted(former);
    if (left.addAndGet(-more) >= 0) {
      return true;
    }
    left.addAndGet(more);
    return false;
  }

  /** Gives back what a body has taken. */
  void release(int bytes) {
    left.addAndGet(counted(bytes));
  }

  private static int counted(int bytes) {
    return Math.max(0, bytes - FREE);
  }
}
