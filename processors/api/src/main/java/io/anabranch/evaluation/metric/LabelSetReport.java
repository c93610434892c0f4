package io.anabranch.evaluation.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good answers of any number of labels are, every label counting the same.
 *
 * @param precision share of the labels given that are right
 * @param recall share of the right labels that were given
 * @param unlabelled share of the cases that were given no label
 */
public record LabelSetReport(Proportion precision, Proportion recall, Proportion unlabelled) {

  /**
   * Compares labels with what is right.
   *
   * @param gold the right labels of each case
   * @param given the labels given to each case
   */
  public static LabelSetReport of(List<List<String>> gold, List<List<String>> given) {
    int right = 0;
    int answers = 0;
    int expected = 0;
    int unlabelled = 0;
    for (int i = 0; i < gold.size(); i++) {
      Set<String> found = new HashSet<>(given.get(i));
      answers += found.size();
      expected += gold.get(i).size();
      unlabelled += found.isEmpty() ? 1 : 0;
      found.retainAll(gold.get(i));
      right += found.size();
    }
    return new LabelSetReport(
        new Proportion(right, answers),
        new Proportion(right, expected),
        new Proportion(unlabelled, gold.size()));
  }

  /** Harmonic mean of precision and recall; 0 if no label is right. */
  public double f1() {
    long labels = precision.whole() + recall.whole();
    return labels == 0 ? 0 : 2.0 * precision.part() / labels;
  }
}
