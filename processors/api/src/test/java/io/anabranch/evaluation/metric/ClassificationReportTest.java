package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {

  @Test
  void shouldMeasureEachClass() {
    ClassificationReport report =
        ClassificationReport.of(
            single("a", "a", "a", "b", "b", "c"), List.of("a", "a", "b", "b", "c", "c"));

    assertThat(report.accuracy()).isEqualTo(new Proportion(4, 6));
    assertThat(report.macroF1()).isEqualTo((0.8 + 0.5 + 2 / 3.0) / 3, within(1e-12));
    assertThat(report.macroF1Interval().low()).isLessThan(report.macroF1());
    assertThat(report.macroF1Interval().high()).isGreaterThan(report.macroF1());
    assertThat(report.classes())
        .containsExactly(
            new ClassQuality("a", 3, 2, 2),
            new ClassQuality("b", 2, 2, 1),
            new ClassQuality("c", 1, 2, 1));
    assertThat(report.confusions())
        .containsExactly(new Confusion("a", "b", 1), new Confusion("b", "c", 1));
    ClassQuality a = report.classes().get(0);
    assertThat(a.precision()).isEqualTo(1);
    assertThat(a.recall()).isEqualTo(2 / 3.0);
    assertThat(a.f1()).isEqualTo(0.8, within(1e-12));
  }

  @Test
  void shouldCountAnswerForTheRightLabelThatItIs() {
    ClassificationReport report =
        ClassificationReport.of(List.of(List.of("a", "b"), List.of("a", "b")), List.of("b", "c"));

    assertThat(report.accuracy()).isEqualTo(new Proportion(1, 2));
    assertThat(report.classes())
        .containsExactly(
            new ClassQuality("a", 1, 0, 0),
            new ClassQuality("b", 1, 1, 1),
            new ClassQuality("c", 0, 1, 0));
    assertThat(report.confusions()).containsExactly(new Confusion("a", "c", 1));
  }

  @Test
  void shouldCountClassThatWasOnlyAnsweredInMeanOfClasses() {
    ClassificationReport report =
        ClassificationReport.of(single("a", "a"), List.of("a", "never right"));

    assertThat(report.macroF1()).isEqualTo((2 / 3.0 + 0) / 2, within(1e-12));
  }

  /** Reference: scikit-learn's {@code f1_score(gold, answered, average="macro")}. */
  @Test
  void shouldGiveMacroF1OfScikitLearn() {
    ClassificationReport report =
        ClassificationReport.of(
            single("a", "b", "c", "a", "b", "c"), List.of("a", "c", "b", "a", "a", "b"));

    assertThat(report.macroF1()).isEqualTo(0.26666666666666666, within(1e-12));
  }

  @Test
  void shouldNotCountRefusalAsClassUnlessCaseIsOfIt() {
    List<String> answered = List.of("a", "none");

    assertThat(ClassificationReport.of(single("a", "a"), answered, Set.of("none")).macroF1())
        .isEqualTo(2 / 3.0, within(1e-12));
    assertThat(ClassificationReport.of(single("a", "none"), answered, Set.of("none")).macroF1())
        .isEqualTo(1);
  }

  @Test
  void shouldPutMostFrequentConfusionFirst() {
    ClassificationReport report =
        ClassificationReport.of(single("a", "b", "b"), List.of("b", "a", "a"));

    assertThat(report.confusions())
        .containsExactly(new Confusion("b", "a", 2), new Confusion("a", "b", 1));
  }

  @Test
  void shouldRefuseCasesWithoutAnswer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(single("a", "b"), List.of("a")))
        .withMessageContaining("2 cases and 1 answers");
  }

  private static List<List<String>> single(String... labels) {
    return Stream.of(labels).map(List::of).toList();
  }
}
