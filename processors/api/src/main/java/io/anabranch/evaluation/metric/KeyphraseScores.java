package io.anabranch.evaluation.metric;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good the first keyphrases of documents are, as means over the documents (macro averages).
 *
 * @param precision mean share of the keyphrases taken that are right: of as many as the cut-off
 *     says, or of all where a document was given fewer
 * @param recall mean share of the right keyphrases that are taken
 * @param f1 mean of the harmonic means of the two
 * @param f1Interval of the documents, by {@link Bootstrap}
 */
public record KeyphraseScores(double precision, double recall, double f1, Interval f1Interval) {

  /**
   * Scores the first keyphrases of each document.
   *
   * @param gold the right keyphrases of each document, at least one, none twice
   * @param ranked the keyphrases given to each document, best first, none twice
   * @param cutOff how many of them are taken
   */
  public static KeyphraseScores at(int cutOff, List<List<String>> gold, List<List<String>> ranked) {
    double[] precisions = new double[gold.size()];
    double[] recalls = new double[gold.size()];
    double[] f1s = new double[gold.size()];
    for (int i = 0; i < f1s.length; i++) {
      Set<String> right = new HashSet<>(ranked.get(i).stream().limit(cutOff).toList());
      int taken = right.size();
      right.retainAll(gold.get(i));
      precisions[i] = new Proportion(right.size(), taken).value();
      recalls[i] = new Proportion(right.size(), gold.get(i).size()).value();
      f1s[i] = 2.0 * right.size() / (taken + gold.get(i).size());
    }
    return new KeyphraseScores(mean(precisions), mean(recalls), mean(f1s), Bootstrap.ofMean(f1s));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
