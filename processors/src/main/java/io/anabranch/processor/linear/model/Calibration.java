package io.anabranch.processor.linear.model;

import java.util.List;

/**
 * Sharpens probabilities so that they mean what they say: each is raised to one common power and
 * their sum is made 1 again. One number learned from unseen examples, as in temperature scaling
 * (Guo et al. 2017, ICML); the order of the labels stays.
 */
public final class Calibration {

  private static final double LOWEST = 0.25;
  private static final double HIGHEST = 16;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 30;

  private Calibration() {}

  /**
   * The power with the lowest log loss, found by golden-section search on its logarithm.
   *
   * @param labels all labels
   * @param gold the right labels of each example
   * @param scores the probabilities of all labels for each example
   */
  public static double power(List<String> labels, List<List<String>> gold, List<double[]> scores) {
    double low = StrictMath.log(LOWEST);
    double high = StrictMath.log(HIGHEST);
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(labels, gold, scores, left) < loss(labels, gold, scores, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return StrictMath.exp((low + high) / 2);
  }

  /** The probabilities to that power, divided by their sum. */
  public static double[] apply(double[] probabilities, double power) {
    double[] sharpened = new double[probabilities.length];
    double sum = 0;
    for (int i = 0; i < sharpened.length; i++) {
      sharpened[i] = StrictMath.pow(probabilities[i], power);
      sum += sharpened[i];
    }
    for (int i = 0; i < sharpened.length; i++) {
      sharpened[i] /= sum;
    }
    return sharpened;
  }

  /** As {@link #apply(double[], double)}, for each example. */
  public static List<double[]> apply(List<double[]> scores, double power) {
    return scores.stream().map(probabilities -> apply(probabilities, power)).toList();
  }

  private static double loss(
      List<String> labels, List<List<String>> gold, List<double[]> scores, double logarithm) {
    return ClassifierQuality.logLoss(labels, gold, apply(scores, StrictMath.exp(logarithm)));
  }
}
