package io.anabranch.topology.dependency;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Tells a thread that waits for a broken dependency that its application is to close. */
public final class Closing {

  private final CountDownLatch begun = new CountDownLatch(1);

  /** To be called before the application is closed. */
  public void begin() {
    begun.countDown();
  }

  /**
   * Waits.
   *
   * @return whether the application is to close
   */
  public boolean await(Duration time) {
    try {
      return begun.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
