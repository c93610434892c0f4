package io.anabranch.processor.linear.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good predictions are. An example with several labels is right if the most probable label is
 * one of them.
 *
 * @param examples number of examples
 * @param accuracy share of examples that are right
 * @param macroF1 mean F1 of all labels, each counting the same
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
      String label, int examples, double precision, double recall, double f1) {}

  /** How many examples of one label got another. */
  public record Confusion(String expected, String predicted, int examples) {}

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
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    int right = 0;
    double loss = 0;
    for (int i = 0; i < gold.size(); i++) {
      List<String> expected = gold.get(i);
      String predicted = labels.get(highest(scores.get(i)));
      boolean hit = expected.contains(predicted);
      right += hit ? 1 : 0;
      counts
          .computeIfAbsent(hit ? predicted : expected.get(0), label -> new TreeMap<>())
          .merge(predicted, 1, Integer::sum);
      double probability = 0;
      for (String label : expected) {
        int index = labels.indexOf(label);
        probability += index < 0 ? 0 : scores.get(i)[index];
      }
      loss -= StrictMath.log(Math.max(probability, SMALLEST_PROBABILITY));
    }
    List<LabelQuality> qualities = labels.stream().map(label -> quality(label, counts)).toList();
    double macroF1 = qualities.stream().mapToDouble(LabelQuality::f1).average().orElse(0);
    return new ClassifierQuality(
        gold.size(),
        ratio(right, gold.size()),
        macroF1,
        ratio(loss, gold.size()),
        qualities,
        confusions(counts));
  }

  private static LabelQuality quality(String label, Map<String, Map<String, Integer>> counts) {
    int examples = counts.getOrDefault(label, Map.of()).values().stream().mapToInt(n -> n).sum();
    int predicted = counts.values().stream().mapToInt(row -> row.getOrDefault(label, 0)).sum();
    int right = counts.getOrDefault(label, Map.of()).getOrDefault(label, 0);
    return new LabelQuality(
        label,
        examples,
        ratio(right, predicted),
        ratio(right, examples),
        ratio(2.0 * right, examples + predicted));
  }

  private static List<Confusion> confusions(Map<String, Map<String, Integer>> counts) {
    List<Confusion> confusions = new ArrayList<>();
    counts.forEach(
        (expected, row) ->
            row.forEach(
                (predicted, examples) -> {
                  if (!expected.equals(predicted)) {
                    confusions.add(new Confusion(expected, predicted, examples));
                  }
                }));
    confusions.sort(Comparator.comparingInt(Confusion::examples).reversed());
    return confusions;
  }

  public static int highest(double[] scores) {
    int highest = 0;
    for (int i = 1; i < scores.length; i++) {
      highest = scores[i] > scores[highest] ? i : highest;
    }
    return highest;
  }

  private static double ratio(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
