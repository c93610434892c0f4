package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  @Test
  void shouldSeparateHalfwayBetweenScores() {
    assertThat(Thresholds.of(new double[] {0.2, 0.8, 0.6}, List.of(false, true, true)))
        .isEqualTo(0.4, within(1e-12));
  }

  @Test
  void shouldPreferBestBalanceOfPrecisionAndRecall() {
    double[] scores = {0.9, 0.7, 0.6, 0.3, 0.2};

    assertThat(Thresholds.of(scores, List.of(true, true, false, true, false)))
        .isEqualTo(0.25, within(1e-12));
  }

  @Test
  void shouldNeverGiveLabelAtEveryScore() {
    assertThat(Thresholds.of(new double[] {0.02, 0.01}, List.of(true, true))).isEqualTo(0.1);
  }

  @Test
  void shouldGiveLabelMoreProbableThanAllOthersTogether() {
    double[] scores = {0.9, 0.7, 0.6};

    assertThat(Thresholds.of(scores, List.of(true, false, false))).isEqualTo(0.5);
    assertThat(Thresholds.of(scores, List.of(false, false, false))).isEqualTo(0.5);
  }
}
