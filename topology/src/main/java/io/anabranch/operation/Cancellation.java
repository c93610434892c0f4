package io.anabranch.operation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Cancels operations. An operation runs on its caller's thread; another thread cancels it by
 * interrupting that one through {@link #cancel}. The operation then ends with an {@link
 * InterruptedException} or Kafka's {@link org.apache.kafka.common.errors.InterruptException}, after
 * it has closed what it opened and started again what it stopped.
 *
 * <p>Unlike {@link Thread#interrupt}, this never cuts off that closing.
 */
public final class Cancellation {

  private static final long LONGEST_WAIT_SECONDS = 30;

  /** Held to read while something is closed, and to write while a thread is interrupted. */
  private static final ReadWriteLock CLOSING = new ReentrantReadWriteLock();

  private Cancellation() {}

  /** Interrupts a thread, but not while something is closed; for that it waits up to 30 seconds. */
  public static void cancel(Thread thread) {
    try {
      if (CLOSING.writeLock().tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          thread.interrupt();
        } finally {
          CLOSING.writeLock().unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Closes something as if there were no interruption, which clients would otherwise take as a
   * reason to close halfway; it is there again afterwards. One that comes meanwhile waits.
   */
  public static void holdBackWhile(Runnable closing) {
    CLOSING.readLock().lock();
    try {
      boolean wasInterrupted = Thread.interrupted();
      try {
        closing.run();
      } finally {
        if (wasInterrupted) {
          Thread.currentThread().interrupt();
        }
      }
    } finally {
      CLOSING.readLock().unlock();
    }
  }
}
