package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierQualityTest {

  private static final List<String> LABELS = List.of("a", "b");

  @Test
  void shouldMeasureEachLabel() {
    ClassifierQuality evaluation =
        ClassifierQuality.of(
            LABELS,
            List.of(List.of("a"), List.of("a"), List.of("b")),
            List.of(row(0.9), row(0.4), row(0.2)));

    assertThat(evaluation.accuracy()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(evaluation.macroF1()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(evaluation.labels())
        .containsExactly(
            new ClassifierQuality.LabelQuality("a", 2, 1, 0.5, 2 / 3.0),
            new ClassifierQuality.LabelQuality("b", 1, 0.5, 1, 2 / 3.0));
    assertThat(evaluation.confusions())
        .containsExactly(new ClassifierQuality.Confusion("a", "b", 1));
    assertThat(evaluation.logLoss())
        .isEqualTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.8)) / 3, within(1e-12));
  }

  @Test
  void shouldNotCountLabelWithoutExamplesAndPredictionsInMeanOfLabels() {
    ClassifierQuality evaluation =
        ClassifierQuality.of(
            List.of("a", "b", "c"), List.of(List.of("a")), List.of(new double[] {0.8, 0.1, 0.1}));

    assertThat(evaluation.macroF1()).isEqualTo(1);
    assertThat(evaluation.labels())
        .contains(new ClassifierQuality.LabelQuality("c", 0, 0, 0, 0))
        .hasSize(3);
  }

  @Test
  void shouldAcceptAnyOfSeveralLabels() {
    ClassifierQuality evaluation =
        ClassifierQuality.of(LABELS, List.of(List.of("a", "b")), List.of(row(0.3)));

    assertThat(evaluation.accuracy()).isEqualTo(1);
    assertThat(evaluation.confusions()).isEmpty();
  }

  @Test
  void shouldCountUnknownLabelAsWrong() {
    ClassifierQuality evaluation =
        ClassifierQuality.of(LABELS, List.of(List.of("c")), List.of(row(0.3)));

    assertThat(evaluation.accuracy()).isZero();
    assertThat(evaluation.logLoss()).isFinite().isGreaterThan(10);
  }

  private static double[] row(double first) {
    return new double[] {first, 1 - first};
  }
}
