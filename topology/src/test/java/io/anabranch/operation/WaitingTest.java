package io.anabranch.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration INTERVAL = Duration.ofMillis(1);

  @Test
  void shouldLookAgainUntilTheConditionIsMet() throws Exception {
    AtomicInteger looks = new AtomicInteger();

    assertThat(Waiting.until(() -> looks.incrementAndGet() == 3, LONG, INTERVAL)).isTrue();

    assertThat(looks).hasValue(3);
  }

  @Test
  void shouldGiveUpWhenTheTimeIsUp() throws Exception {
    assertThat(Waiting.until(() -> false, SHORT, INTERVAL)).isFalse();
  }

  @Test
  void shouldLookOnceWithoutTime() throws Exception {
    assertThat(Waiting.until(() -> true, Duration.ZERO, INTERVAL)).isTrue();
  }

  @Test
  void shouldPassOnWhyItCannotBeTold() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                Waiting.until(
                    () -> {
                      throw new ExecutionException(new IllegalStateException("gone"));
                    },
                    LONG,
                    INTERVAL));
  }

  @Test
  void shouldEndOnInterruption() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> Waiting.until(() -> false, LONG, LONG));
  }
}
