package io.anabranch.cli.context;

import io.anabranch.operation.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a thread's interruption: the command closes what it has open, as on any
 * error, and then the JVM ends with the signal's exit code (130, 143).
 */
public final class Interruption {

  private static final long CLOSE_SECONDS = 30;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread command) {
    hook =
        new Thread(
            () -> {
              Cancellation.cancel(command);
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

  private void awaitClosed() {
    try {
      var unused = closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
