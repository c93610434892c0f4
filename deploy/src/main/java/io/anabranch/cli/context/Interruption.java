package io.anabranch.cli.context;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Ctrl-C and SIGTERM as a thread's interruption: the command closes what it has open, as on any
 * error, and then the JVM ends with the signal's exit code (130, 143).
 */
public final class Interruption {

  private static final long CLOSE_SECONDS = 30;

  /** Held to read while something is closed, and to write while a thread is interrupted. */
  private static final ReadWriteLock CLOSING = new ReentrantReadWriteLock();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread command) {
    hook =
        new Thread(
            () -> {
              interrupt(command);
              awaitClosed();
            },
            "anabranch-interruption");
  }

  /** Interrupts a thread when this process is told to end. */
  public static Interruption of(Thread command) {
    Interruption interruption = new Interruption(command);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** To be asked when the command has closed everything; lets the process end if it is to. */
  public boolean isUnderWay() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException shuttingDown) {
      return true;
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

  /** Interrupts a thread, but not while something is closed; for that it waits up to 30 seconds. */
  public static void interrupt(Thread thread) {
    try {
      if (CLOSING.writeLock().tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
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

  private void awaitClosed() {
    try {
      var unused = closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
