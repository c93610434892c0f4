package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

  /** Reference: R's {@code prop.test(912, 1000, correct = FALSE)}. */
  @Test
  void shouldGiveScoreInterval() {
    Agreement agreement = new Agreement(912, 1000);

    assertThat(agreement.share()).isEqualTo(0.912);
    assertThat(agreement.lower()).isCloseTo(0.8928, within(0.0001));
    assertThat(agreement.upper()).isCloseTo(0.9280, within(0.0001));
  }

  @Test
  void shouldStayWithinZeroAndOne() {
    assertThat(new Agreement(5, 5).upper()).isEqualTo(1);
    assertThat(new Agreement(5, 5).lower()).isCloseTo(0.5655, within(0.0001));
    assertThat(new Agreement(0, 5).lower()).isZero();
  }

  @Test
  void shouldKnowNothingOfNothing() {
    assertThat(new Agreement(0, 0).share()).isNaN();
    assertThat(new Agreement(0, 0).lower()).isNaN();
  }

  @Test
  void shouldRefuseMoreThanAll() {
    assertThatThrownBy(() -> new Agreement(3, 2)).hasMessageContaining("allowed are 0 to 2");
  }
}
