package io.anabranch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

  @Test
  void shouldReadRatesWithAndWithoutUnit() {
    assertThat(Pace.parse("50/s").perSecond()).isEqualTo(50);
    assertThat(Pace.parse("0.5").perSecond()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "50/m", ""})
  void shouldRejectWhatIsNoPositiveRate(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Pace.parse(text));
  }

  @Test
  void shouldWaitUntilMessageIsDue() throws InterruptedException {
    long start = System.nanoTime();

    Pace.parse("100/s").await(5, start);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void shouldNotWaitWithoutLimit() throws InterruptedException {
    long start = System.nanoTime();

    Pace.UNLIMITED.await(Long.MAX_VALUE, start);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }
}
