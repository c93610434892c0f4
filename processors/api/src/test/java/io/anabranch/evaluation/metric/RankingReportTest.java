package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingReportTest {

  @Test
  void shouldSumUpRanks() {
    RankingReport report = RankingReport.of(new int[] {1, 3, 0, 6});

    assertThat(report.top1()).isEqualTo(new Proportion(1, 4));
    assertThat(report.top5()).isEqualTo(new Proportion(2, 4));
    assertThat(report.mrr()).isEqualTo((1 + 1 / 3.0 + 1 / 6.0) / 4, within(1e-12));
    assertThat(report.mrrInterval().low()).isBetween(0.0, report.mrr());
    assertThat(report.mrrInterval().high()).isBetween(report.mrr(), 1.0);
  }
}
