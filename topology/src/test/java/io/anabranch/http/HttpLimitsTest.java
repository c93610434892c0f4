package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpLimitsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldHaveDefaults() {
    assertThat(HttpLimits.defaults())
        .isEqualTo(
            new HttpLimits(
                16_384,
                1_048_576,
                67_108_864,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                2_000,
                Duration.ofSeconds(30)));
  }

  @Test
  void shouldNameTheBadValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpLimits(0, 1, 1, SECOND, SECOND, 1, SECOND))
        .withMessage("headBytes must be positive: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpLimits(1, 1, 1, SECOND, Duration.ZERO, 1, SECOND))
        .withMessage("body must be at least a millisecond: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.plain("127.0.0.1", 70_000))
        .withMessageContaining("70000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSettings.plain(" ", 0))
        .withMessageContaining("host");
  }
}
