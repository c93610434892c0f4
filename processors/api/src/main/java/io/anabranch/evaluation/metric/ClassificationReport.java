package io.anabranch.evaluation.metric;

import java.util.List;
import java.util.Set;

/**
 * How good single answers are, to cases of one class or several as {@link ConfusionMatrix} counts
 * them.
 *
 * @param accuracy share of the answers that are right
 * @param macroF1 {@linkplain ConfusionMatrix#macroF1() mean F1} of the classes
 * @param macroF1Interval of the cases, by {@link Bootstrap}
 * @param classes one entry a class that has cases or was answered, in alphabetical order
 * @param confusions what was taken for what, most frequent first
 */
public record ClassificationReport(
    Proportion accuracy,
    double macroF1,
    Interval macroF1Interval,
    List<ClassQuality> classes,
    List<Confusion> confusions) {

  public ClassificationReport {
    classes = List.copyOf(classes);
    confusions = List.copyOf(confusions);
  }

  /**
   * Compares answers with what is right; every answer is a class.
   *
   * @throws IllegalArgumentException if there is no case, or not one answer a case
   */
  public static ClassificationReport of(List<List<String>> gold, List<String> answered) {
    return of(gold, answered, Set.of());
  }

  /**
   * Compares answers with what is right.
   *
   * @param gold the right classes of each case, at least one, the most important first
   * @param answered the class given to each case
   * @param refusals answers that name no class, unless a case is of it
   * @throws IllegalArgumentException if there is no case, or not one answer a case
   */
  public static ClassificationReport of(
      List<List<String>> gold, List<String> answered, Set<String> refusals) {
    if (gold.isEmpty()) {
      throw new IllegalArgumentException("0 cases: at least one is needed");
    }
    ConfusionMatrix matrix = ConfusionMatrix.of(gold, answered, refusals);
    return new ClassificationReport(
        matrix.accuracy(),
        matrix.macroF1(),
        Bootstrap.interval(gold.size(), cases -> matrix.sample(cases).macroF1()),
        matrix.classes(),
        matrix.confusions());
  }
}
