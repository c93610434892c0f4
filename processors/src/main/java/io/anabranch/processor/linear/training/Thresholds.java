package io.anabranch.processor.linear.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the probability from which on a label is given, from scores of unseen examples. */
final class Thresholds {

  /** Keeps a label that is easily told from being given at any score. */
  static final double LOWEST = 0.1;

  /** A label that is more probable than all others together is always given. */
  static final double HIGHEST = 0.5;

  private record Scored(double probability, boolean positive) {}

  private Thresholds() {}

  /**
   * The threshold of a label with the best F1, halfway to the next lower score, between {@link
   * #LOWEST} and {@link #HIGHEST}.
   *
   * @param probabilities of this label, for each example
   * @param positives whether each example has the label
   */
  static double of(double[] probabilities, List<Boolean> positives) {
    List<Scored> scored = new ArrayList<>();
    int total = 0;
    for (int i = 0; i < probabilities.length; i++) {
      scored.add(new Scored(probabilities[i], positives.get(i)));
      total += positives.get(i) ? 1 : 0;
    }
    scored.sort(Comparator.comparingDouble(Scored::probability).reversed());
    double best = 0;
    double threshold = HIGHEST;
    int found = 0;
    for (int i = 0; i < scored.size(); i++) {
      found += scored.get(i).positive() ? 1 : 0;
      double next = i + 1 < scored.size() ? scored.get(i + 1).probability() : 0;
      double f1 = 2.0 * found / (i + 1 + total);
      if (f1 > best && next < scored.get(i).probability()) {
        best = f1;
        threshold = (scored.get(i).probability() + next) / 2;
      }
    }
    return Math.min(Math.max(threshold, LOWEST), HIGHEST);
  }
}
