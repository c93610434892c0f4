package io.anabranch.processor.linear.model;

import io.anabranch.evaluation.metric.ClassQuality;
import io.anabranch.evaluation.metric.ConfusionMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How good predictions are. An example with several labels is right if the most probable label is
 * one of them.
 *
 * @param examples number of examples
 * @param accuracy share of examples that are right
 * @param macroF1 {@linkplain ConfusionMatrix#macroF1() mean F1} of the labels
 * @param logLoss mean negative logarithm of the probability of the right labels
 * @param labels one entry a label
 * @param confusions what was taken for what, most frequent first
 */
public record ClassifierQuality(
    int examples,
    double accuracy,
    double macroF1,
    double logLoss,
    List<LabelQuality> labels,
    List<Confusion> confusions) {

  /** Quality of one label; a ratio without cases is 0. */
  public record LabelQuality(
      String label, int examples, double precision, double recall, double f1) {

    private static LabelQuality of(ClassQuality quality) {
      return new LabelQuality(
          quality.label(), quality.support(), quality.precision(), quality.recall(), quality.f1());
    }
  }

  /** How many examples of one label got another. */
  public record Confusion(String expected, String predicted, int examples) {

    private static Confusion of(io.anabranch.evaluation.metric.Confusion confusion) {
      return new Confusion(confusion.expected(), confusion.answered(), confusion.cases());
    }
  }

  private static final double SMALLEST_PROBABILITY = 1e-15;

  public ClassifierQuality {
    labels = List.copyOf(labels);
    confusions = List.copyOf(confusions);
  }

  /**
   * Compares scores with what is right.
   *
   * @param labels all labels
   * @param gold the right labels of each example, the most important one first
   * @param scores the probabilities of all labels for each example
   */
  public static ClassifierQuality of(
      List<String> labels, List<List<String>> gold, List<double[]> scores) {
    List<String> predicted = scores.stream().map(row -> labels.get(highest(row))).toList();
    ConfusionMatrix matrix = ConfusionMatrix.of(gold, predicted);
    Map<String, ClassQuality> classes = new HashMap<>();
    matrix.classes().forEach(quality -> classes.put(quality.label(), quality));
    return new ClassifierQuality(
        gold.size(),
        matrix.accuracy().value(),
        matrix.macroF1(),
        logLoss(labels, gold, scores),
        labels.stream()
            .map(label -> classes.getOrDefault(label, new ClassQuality(label, 0, 0, 0)))
            .map(LabelQuality::of)
            .toList(),
        matrix.confusions().stream().map(Confusion::of).toList());
  }

  /** Mean negative logarithm of the probability of the right labels; 0 of no example. */
  public static double logLoss(
      List<String> labels, List<List<String>> gold, List<double[]> scores) {
    double loss = 0;
    for (int i = 0; i < gold.size(); i++) {
      double probability = 0;
      for (String label : gold.get(i)) {
        int index = labels.indexOf(label);
        probability += index < 0 ? 0 : scores.get(i)[index];
      }
      loss -= StrictMath.log(Math.max(probability, SMALLEST_PROBABILITY));
    }
    return gold.isEmpty() ? 0 : loss / gold.size();
  }

  public static int highest(double[] scores) {
    int highest = 0;
    for (int i = 1; i < scores.length; i++) {
      highest = scores[i] > scores[highest] ? i : highest;
    }
    return highest;
  }
}
