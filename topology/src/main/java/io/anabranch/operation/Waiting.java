package io.anabranch.operation;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Waits for what a cluster takes a moment to do. */
public final class Waiting {

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {

    /**
     * Whether it is so now.
     *
     * @throws ExecutionException with Kafka's reason if that cannot be told
     */
    boolean isMet() throws InterruptedException, ExecutionException;
  }

  private Waiting() {}

  /**
   * Looks at once, and then again and again.
   *
   * @param timeout how long at most; it may take one look longer
   * @param interval between two looks
   * @return whether the condition is met
   */
  public static boolean until(Condition condition, Duration timeout, Duration interval)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.isMet()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(interval.toMillis());
    }
    return true;
  }
}
