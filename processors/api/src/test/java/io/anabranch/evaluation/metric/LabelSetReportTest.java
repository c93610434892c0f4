package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelSetReportTest {

  @Test
  void shouldCountEveryLabelTheSame() {
    LabelSetReport report =
        LabelSetReport.of(
            List.of(List.of("a", "b"), List.of("a"), List.of("c")),
            List.of(List.of("a"), List.of("a", "c"), List.of()));

    assertThat(report.precision()).isEqualTo(new Proportion(2, 3));
    assertThat(report.recall()).isEqualTo(new Proportion(2, 4));
    assertThat(report.unlabelled()).isEqualTo(new Proportion(1, 3));
    assertThat(report.f1()).isEqualTo(4 / 7.0, within(1e-12));
  }

  @Test
  void shouldScoreNothingWithoutLabels() {
    assertThat(LabelSetReport.of(List.of(), List.of()).f1()).isZero();
  }
}
