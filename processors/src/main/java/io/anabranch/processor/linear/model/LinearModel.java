package io.anabranch.processor.linear.model;

import io.anabranch.processor.linear.features.SparseVector;
import java.util.Arrays;

/** One linear function a label over shared features. */
public final class LinearModel {

  private final int labels;
  private final int features;
  private final float[] weights;

  /**
   * @param labels number of labels
   * @param features number of features, without the bias
   * @param weights the weights of all labels for feature 0, then for feature 1, and so on; last the
   *     biases
   */
  public LinearModel(int labels, int features, float[] weights) {
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
  public float[] weights() {
    return weights;
  }

  /** The softmax of the margins of all labels: more than 0, and 1 together. */
  public double[] probabilities(SparseVector input) {
    double[] margins = new double[labels];
    add(margins, features, 1);
    for (int i = 0; i < input.size(); i++) {
      add(margins, input.index(i), input.value(i));
    }
    return softmax(margins);
  }

  private void add(double[] margins, int feature, double value) {
    int row = feature * labels;
    for (int label = 0; label < labels; label++) {
      margins[label] += value * weights[row + label];
    }
  }

  private static double[] softmax(double[] margins) {
    double highest = Arrays.stream(margins).max().orElseThrow();
    double[] exponentials =
        Arrays.stream(margins).map(margin -> StrictMath.exp(margin - highest)).toArray();
    double sum = Arrays.stream(exponentials).sum();
    return Arrays.stream(exponentials).map(exponential -> exponential / sum).toArray();
  }
}
