package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void shouldComeNearToTheNormalIntervalOfManyCases() {
    double[] coins = new double[400];
    Arrays.fill(coins, 0, 200, 1);

    Interval interval = Bootstrap.ofMean(coins);

    // 0.5 less and more 1.96 standard errors of 0.025
    assertThat(interval.low()).isEqualTo(0.451, within(0.01));
    assertThat(interval.high()).isEqualTo(0.549, within(0.01));
  }

  @Test
  void shouldBeSureOfWhatDoesNotVary() {
    assertThat(Bootstrap.ofMean(new double[] {0.25, 0.25})).isEqualTo(new Interval(0.25, 0.25));
  }

  @Test
  void shouldGiveTheSameIntervalForTheSameCases() {
    double[] values = {0.1, 0.5, 0.7, 0.2, 0.9};

    assertThat(Bootstrap.ofMean(values)).isEqualTo(Bootstrap.ofMean(values.clone()));
  }
}
