package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationReportTest {

  @Test
  void shouldWeighGapsByCases() {
    CalibrationReport report =
        CalibrationReport.of(
            new double[] {0.95, 0.97, 0.55, 1}, new boolean[] {true, false, true, true});

    // Three cases of 0.9733 and 2/3 right, one of 0.55 and right.
    assertThat(report.expectedError()).isEqualTo((0.92 + 0.45) / 4, within(1e-12));
    assertThat(report.bins()).hasSize(15);
    assertThat(report.bins().get(14).cases()).isEqualTo(3);
    assertThat(report.bins().get(8)).isEqualTo(new CalibrationReport.Bin(1, 0.55, 1));
    assertThat(report.bins().get(0)).isEqualTo(new CalibrationReport.Bin(0, 0, 0));
  }

  @Test
  void shouldFindNoErrorWhereProbabilitiesMeanWhatTheySay() {
    assertThat(
            CalibrationReport.of(new double[] {0.5, 0.5}, new boolean[] {true, false})
                .expectedError())
        .isZero();
  }

  @Test
  void shouldFindNoErrorWithoutCases() {
    assertThat(CalibrationReport.of(new double[0], new boolean[0]).expectedError()).isZero();
  }
}
