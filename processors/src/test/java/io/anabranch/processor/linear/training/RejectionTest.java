package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {

  private static final List<String> LABELS = List.of("a", "b");
  private static final List<String> A = List.of("a");
  private static final List<double[]> SCORES =
      List.of(
          new double[] {0.9, 0.1},
          new double[] {0.6, 0.4},
          new double[] {0.2, 0.8},
          new double[] {0.7, 0.3},
          new double[] {0.8, 0.2});

  @Test
  void shouldRejectItsShareOfRightAnswers() {
    List<List<String>> gold = List.of(A, A, A, A, A);

    assertThat(Rejection.below(0.25, LABELS, gold, SCORES)).isEqualTo(0.7);
    assertThat(Rejection.below(0.5, LABELS, gold, SCORES)).isEqualTo(0.8);
  }

  @Test
  void shouldRejectNothingWithoutShare() {
    assertThat(Rejection.below(0, LABELS, List.of(A, A, A, A, A), SCORES)).isZero();
  }
}
