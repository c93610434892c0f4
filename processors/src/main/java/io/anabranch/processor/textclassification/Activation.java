package io.anabranch.processor.textclassification;

import java.util.stream.IntStream;

/** Turns what a model gives into probabilities. */
final class Activation {

  private Activation() {}

  /** Probabilities of labels that exclude one another: they add up to 1. */
  static double[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] weights = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      weights[i] = Math.exp(logits[i] - most);
      sum += weights[i];
    }
    return normalized(weights, sum);
  }

  /** Probabilities of labels of which each is given or not. */
  static double[] sigmoid(float[] logits) {
    return IntStream.range(0, logits.length)
        .mapToDouble(i -> 1 / (1 + Math.exp(-logits[i])))
        .toArray();
  }

  private static double[] normalized(double[] weights, double sum) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
