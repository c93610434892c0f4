package io.anabranch.cli.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchResultTest {

  @Test
  void shouldCompareMedians() {
    BenchResult result =
        new BenchResult(
            List.of(round(1_000, 9), round(800, 10), round(2_000, 30)),
            List.of(round(2_000, 12), round(1_000, 13), round(5_000, 50)));

    assertThat(result.overheadMillis()).isCloseTo(3, within(1e-9));
    assertThat(result.cpuRatio()).isCloseTo(10 / 13.0, within(1e-9));
    assertThat(result.speedRatio()).isCloseTo(0.5, within(1e-9));
    assertThat(result.typical().cpuMillis()).isEqualTo(13);
  }

  @Test
  void shouldTakeTheMiddleOfTwo() {
    assertThat(BenchResult.median(List.of(round(1_000, 9), round(1_000, 10)), Round::cpuMillis))
        .isCloseTo(9.5, within(1e-9));
  }

  /** A round of 100 messages. */
  private static Round round(long elapsedMillis, long cpuMillisEach) {
    CpuUse cpu =
        new CpuUse(
            List.of(), Duration.ofMillis(100 * cpuMillisEach).toNanos(), 0, 0, Duration.ZERO);
    return new Round(100, Duration.ofMillis(elapsedMillis), cpu);
  }
}
