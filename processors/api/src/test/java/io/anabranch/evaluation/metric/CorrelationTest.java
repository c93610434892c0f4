package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  private static final double[] RISING = {1, 2, 3, 4};

  @Test
  void shouldCorrelateValues() {
    Correlation correlation = Correlation.of(new double[] {1, 3, 2, 4}, RISING);

    assertThat(correlation.pearson()).isEqualTo(0.8, within(1e-12));
    assertThat(correlation.spearman()).isEqualTo(0.8, within(1e-12));
  }

  @Test
  void shouldGiveEqualValuesTheMeanOfTheirRanks() {
    Correlation correlation = Correlation.of(new double[] {1, 2, 2, 10}, RISING);

    // Ranks 1, 2.5, 2.5 and 4.
    assertThat(correlation.spearman()).isEqualTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    assertThat(correlation.pearson()).isEqualTo(13.5 / Math.sqrt(52.75 * 5), within(1e-12));
  }

  @Test
  void shouldFindNoneWithConstantSeries() {
    assertThat(Correlation.of(new double[] {7, 7, 7, 7}, RISING).pearson()).isZero();
  }

  @Test
  void shouldRefuseSeriesOfDifferentLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.of(new double[] {1, 2}, RISING))
        .withMessageContaining("2 and 4 values");
  }
}
