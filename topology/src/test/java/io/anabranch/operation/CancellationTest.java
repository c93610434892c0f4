package io.anabranch.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellationTest {

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void shouldHoldInterruptionBackUntilClosed() {
    Thread.currentThread().interrupt();
    AtomicBoolean seen = new AtomicBoolean(true);

    Cancellation.holdBackWhile(() -> seen.set(Thread.currentThread().isInterrupted()));

    assertThat(seen).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void shouldNotInterruptWhileClosing() throws Exception {
    CountDownLatch isClosing = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicBoolean closedToTheEnd = new AtomicBoolean();
    AtomicBoolean isInterruptedAfterwards = new AtomicBoolean();
    Thread command =
        new Thread(
            () -> {
              Cancellation.holdBackWhile(
                  () -> {
                    isClosing.countDown();
                    closedToTheEnd.set(awaits(mayEnd));
                  });
              isInterruptedAfterwards.set(!awaits(new CountDownLatch(1)));
            });
    command.start();
    isClosing.await();
    Thread signal = new Thread(() -> Cancellation.cancel(command));
    signal.start();
    await().until(() -> signal.getState() == Thread.State.TIMED_WAITING);

    mayEnd.countDown();
    signal.join();
    command.join();

    assertThat(closedToTheEnd).isTrue();
    assertThat(isInterruptedAfterwards).isTrue();
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
