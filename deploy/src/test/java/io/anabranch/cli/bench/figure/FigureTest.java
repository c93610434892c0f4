package io.anabranch.cli.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {

  private static final Target AT_MOST = Target.atMost(2.6, "overhead.millis", "CPU", "ms");
  private static final Target AT_LEAST = Target.atLeast(0.8, "overhead.ratio", "ratio", "");

  @Test
  void shouldCompareItsMedianWithItsGoal() {
    assertThat(AT_MOST.measured(9, 2.6, 1).isMet()).contains(true);
    assertThat(AT_MOST.measured(9, 2.7, 1).isMet()).contains(false);
    assertThat(AT_LEAST.measured(0.8).isMet()).contains(true);
    assertThat(AT_LEAST.measured(0.79).isMet()).contains(false);
  }

  @Test
  void shouldNeitherMeetNorMissWithoutGoalOrValue() {
    assertThat(Target.of("speed", "speed", "messages/s").measured(1).isMet()).isEmpty();
    assertThat(AT_MOST.notMeasured("no processor for it").isMet()).isEmpty();
  }

  @Test
  void shouldSpreadFromLeastToGreatest() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
    assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
    assertThat(Spread.of(7)).isEqualTo(new Spread(7, 7, 7));
    assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
  }
}
