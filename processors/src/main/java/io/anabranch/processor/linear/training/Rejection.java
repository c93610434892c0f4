package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.model.ClassifierQuality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the probability below which the best label is not believed: the text may belong to none.
 *
 * <p>Comes from texts that do belong to a label alone, scored by a model that did not see them, as
 * there is no knowing what else people will write.
 */
final class Rejection {

  private Rejection() {}

  /**
   * The probability below which a share of the rightly answered examples lies.
   *
   * @param share of the examples answered rightly that may be rejected, from 0 to 1
   * @param labels all labels
   * @param gold the right labels of each example
   * @param scores the calibrated probabilities of all labels for each example
   */
  static double below(
      double share, List<String> labels, List<List<String>> gold, List<double[]> scores) {
    List<Double> right = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      double[] probabilities = scores.get(i);
      int best = ClassifierQuality.highest(probabilities);
      if (gold.get(i).contains(labels.get(best))) {
        right.add(probabilities[best]);
      }
    }
    int rejected = (int) (share * right.size());
    if (rejected == 0) {
      return 0;
    }
    Collections.sort(right);
    return right.get(rejected);
  }
}
