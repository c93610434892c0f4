package io.anabranch.evaluation.label;

import static io.anabranch.data.LabelledText.NONE_OF_THESE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.CalibrationReport;
import io.anabranch.evaluation.metric.ClassificationReport;
import io.anabranch.evaluation.metric.LabelSetReport;
import io.anabranch.evaluation.metric.Proportion;
import io.anabranch.schema.RankedLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How good the labels of a stage are.
 *
 * @param answers the labels as the stage gives them, {@code none_of_these} among them, if texts of
 *     no class are part of the measurement; otherwise the most probable class of each text
 * @param rejected number of texts that the processor rejected, which count as wrong
 * @param accuracyWithoutRejection share of the texts whose most probable class is right, whether
 *     the stage gives it or {@code none_of_these}
 * @param calibration of the probability of the most probable class
 * @param labels the labels that reach their thresholds, if the stage has any
 * @param severalLabels the same over the texts with several right labels, if there are any
 * @param negativeAgainstPositive of the texts that are one of the two by their first label, the
 *     share of which that one is more probable than the other; if these are its labels
 * @param noneOfThese share of the texts that are given {@code none_of_these}
 * @param outOfScope share of the texts of no class that are given {@code none_of_these}, if
 *     measured
 */
record LabelReport(
    ClassificationReport answers,
    int rejected,
    Proportion accuracyWithoutRejection,
    CalibrationReport calibration,
    Optional<LabelSetReport> labels,
    Optional<LabelSetReport> severalLabels,
    Optional<Proportion> negativeAgainstPositive,
    Proportion noneOfThese,
    Optional<Proportion> outOfScope)
    implements EvaluationReport {

  private static final Set<String> REFUSALS = Set.of(NONE_OF_THESE, LabelAnswer.REJECTED);
  private static final List<String> POLES = List.of("negative", "positive");

  /**
   * Compares answers with what is right.
   *
   * @param gold the right labels of each text
   * @param outside answers to texts of no class
   * @param isPolar whether the labels are negative, neutral and positive
   */
  static LabelReport of(
      List<List<String>> gold,
      List<LabelAnswer> answers,
      Optional<List<LabelAnswer>> outside,
      boolean isPolar) {
    boolean isOpen =
        outside.isPresent() || gold.stream().anyMatch(one -> one.contains(NONE_OF_THESE));
    return new LabelReport(
        ClassificationReport.of(
            gold,
            answers.stream().map(answer -> isOpen ? answer.label() : answer.bestLabel()).toList(),
            REFUSALS),
        (int) answers.stream().filter(LabelAnswer::isRejected).count(),
        new Proportion(
            IntStream.range(0, gold.size())
                .filter(i -> isBest(answers.get(i), gold.get(i)))
                .count(),
            gold.size()),
        calibration(gold, answers),
        labels(gold, answers, labels -> true),
        labels(gold, answers, labels -> labels.size() > 1),
        isPolar ? Optional.of(poles(gold, answers)) : Optional.empty(),
        noneOfThese(answers),
        outside.map(LabelReport::noneOfThese));
  }

  private static boolean isBest(LabelAnswer answer, List<String> gold) {
    return answer.best().map(RankedLabel::getLabel).filter(gold::contains).isPresent();
  }

  private static CalibrationReport calibration(List<List<String>> gold, List<LabelAnswer> answers) {
    List<Integer> ranked =
        IntStream.range(0, gold.size())
            .filter(i -> answers.get(i).best().isPresent())
            .boxed()
            .toList();
    double[] probabilities = new double[ranked.size()];
    boolean[] right = new boolean[ranked.size()];
    for (int i = 0; i < right.length; i++) {
      LabelAnswer answer = answers.get(ranked.get(i));
      probabilities[i] = answer.best().orElseThrow().getProbability();
      right[i] = isBest(answer, gold.get(ranked.get(i)));
    }
    return CalibrationReport.of(probabilities, right);
  }

  private static Optional<LabelSetReport> labels(
      List<List<String>> gold, List<LabelAnswer> answers, Predicate<List<String>> chosen) {
    if (answers.stream().noneMatch(answer -> answer.given().isPresent())) {
      return Optional.empty();
    }
    List<List<String>> expected = new ArrayList<>();
    List<List<String>> given = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      if (chosen.test(gold.get(i))) {
        expected.add(gold.get(i).stream().filter(label -> !label.equals(NONE_OF_THESE)).toList());
        given.add(answers.get(i).given().orElse(List.of()));
      }
    }
    return given.isEmpty() ? Optional.empty() : Optional.of(LabelSetReport.of(expected, given));
  }

  private static Proportion poles(List<List<String>> gold, List<LabelAnswer> answers) {
    int right = 0;
    int texts = 0;
    for (int i = 0; i < gold.size(); i++) {
      String expected = gold.get(i).get(0);
      if (POLES.contains(expected)) {
        texts++;
        right += answers.get(i).bestOf(POLES).filter(expected::equals).isPresent() ? 1 : 0;
      }
    }
    return new Proportion(right, texts);
  }

  private static Proportion noneOfThese(List<LabelAnswer> answers) {
    return new Proportion(
        answers.stream().filter(LabelAnswer::isNoneOfThese).count(), answers.size());
  }

  @Override
  public List<ReportTable> tables() {
    return LabelReportTables.of(this);
  }

  @Override
  public ObjectNode json() {
    return LabelReportJson.of(this);
  }
}
