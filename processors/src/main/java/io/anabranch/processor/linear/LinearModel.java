package io.anabranch.processor.linear;

/** One logistic regression a label over shared features. */
final class LinearModel {

  private final int labels;
  private final int features;
  private final float[] weights;

  /**
   * @param labels number of labels
   * @param features number of features, without the bias
   * @param weights the weights of all labels for feature 0, then for feature 1, and so on; last the
   *     biases
   */
  LinearModel(int labels, int features, float[] weights) {
    if (weights.length != labels * (features + 1)) {
      throw new IllegalArgumentException(
          "there are %d weights; %d labels with %d features and a bias need %d"
              .formatted(weights.length, labels, features, labels * (features + 1)));
    }
    this.labels = labels;
    this.features = features;
    this.weights = weights;
  }

  /** Number of labels. */
  int labels() {
    return labels;
  }

  /** Number of features, without the bias. */
  int features() {
    return features;
  }

  /** The weights in the order of the constructor, not a copy. */
  float[] weights() {
    return weights;
  }

  /** The probability of each label. They add up to 1. */
  double[] probabilities(SparseVector input) {
    double[] margins = new double[labels];
    add(margins, features, 1);
    for (int i = 0; i < input.size(); i++) {
      add(margins, input.index(i), input.value(i));
    }
    return normalized(margins);
  }

  private void add(double[] margins, int feature, double value) {
    int row = feature * labels;
    for (int label = 0; label < labels; label++) {
      margins[label] += value * weights[row + label];
    }
  }

  /** The logistic function of each margin, divided by their sum; by logarithms, so none is lost. */
  private static double[] normalized(double[] margins) {
    double[] logs = new double[margins.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.min(margins[i], 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(margins[i])));
      highest = Math.max(highest, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.exp(logs[i] - highest);
      sum += logs[i];
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] /= sum;
    }
    return logs;
  }
}
