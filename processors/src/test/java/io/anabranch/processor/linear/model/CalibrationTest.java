package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final List<String> LABELS = List.of("a", "b");

  @Test
  void shouldRaiseToPowerAndNormalize() {
    assertThat(Calibration.apply(new double[] {0.75, 0.25}, 2)).containsExactly(0.9, 0.1);
  }

  @Test
  void shouldFindPowerThatMeetsObservedFrequency() {
    List<double[]> scores = Collections.nCopies(10, new double[] {0.75, 0.25});
    List<List<String>> nineOfTen =
        Stream.concat(Collections.nCopies(9, List.of("a")).stream(), Stream.of(List.of("b")))
            .toList();

    assertThat(Calibration.power(LABELS, nineOfTen, scores)).isEqualTo(2, within(1e-3));
  }

  @Test
  void shouldStayWithinBoundsWhenEveryAnswerIsRight() {
    List<double[]> scores = List.of(new double[] {0.6, 0.4});

    assertThat(Calibration.power(LABELS, List.of(List.of("a")), scores))
        .isEqualTo(16, within(0.01));
  }
}
