package io.anabranch.cli.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void shouldSayWithinWhichTimeSoManyWereDone() {
    Percentiles percentiles =
        Percentiles.of(LongStream.rangeClosed(1, 1_000).mapToObj(Duration::ofMillis).toList());

    assertThat(percentiles.millis(50)).isCloseTo(500, within(1.0));
    assertThat(percentiles.millis(99)).isCloseTo(990, within(1.0));
    assertThat(percentiles.millis(99.9)).isCloseTo(999, within(1.0));
    assertThat(percentiles.millis(100)).isCloseTo(1_000, within(1.0));
  }

  @Test
  void shouldBeExactToThreeDigits() {
    assertThat(Percentiles.of(List.of(Duration.ofNanos(12_345_678))).millis(50))
        .isCloseTo(12.345, within(0.012));
  }

  @Test
  void shouldBeZeroOfNone() {
    assertThat(new Percentiles().millis(99)).isZero();
  }
}
