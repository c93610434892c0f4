package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** Ends as R's {@code prop.test(part, whole, correct = FALSE)} gives them. */
  @ParameterizedTest
  @CsvSource({"8, 10, 0.4901625, 0.9433178", "0, 10, 0, 0.2775328", "10, 10, 0.7224672, 1"})
  void shouldGiveScoreInterval(int part, int whole, double low, double high) {
    Interval interval = new Proportion(part, whole).interval();

    assertThat(interval.low()).isEqualTo(low, within(1e-6));
    assertThat(interval.high()).isEqualTo(high, within(1e-6));
  }

  @Test
  void shouldKnowNothingWithoutCases() {
    Proportion none = new Proportion(0, 0);

    assertThat(none.value()).isZero();
    assertThat(none.interval()).isEqualTo(new Interval(0, 1));
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3"})
  void shouldRefusePartOutsideOfWhole(int part, int whole) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proportion(part, whole))
        .withMessageContaining(part + " in " + whole);
  }
}
