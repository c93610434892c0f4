package io.anabranch.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppendTimesTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long CLOCKS = AppendTimes.CLOCK_DIFFERENCE.toMillis();

  @Test
  void shouldTrustTheBrokersTime() {
    assertThat(AppendTimes.of("LogAppendTime", "3600000").notBefore(NOW)).isEqualTo(NOW - CLOCKS);
  }

  @Test
  void shouldAllowForProducersWhoseClocksAreAhead() {
    assertThat(AppendTimes.of("CreateTime", "3600000").notBefore(NOW))
        .isEqualTo(NOW - HOUR - CLOCKS);
  }

  @Test
  void shouldKnowNothingWhereProducersMayBeAheadAsTheyLike() {
    assertThat(AppendTimes.of("CreateTime", Long.toString(Long.MAX_VALUE)).notBefore(NOW)).isZero();
    assertThat(AppendTimes.of("CreateTime", null).notBefore(NOW)).isZero();
    assertThat(AppendTimes.of(null, null).notBefore(Long.MAX_VALUE)).isZero();
  }

  @Test
  void shouldTakeMessagesWithoutTimeForTheFirst() {
    assertThat(AppendTimes.of("LogAppendTime", null).notBefore(-1)).isZero();
  }
}
