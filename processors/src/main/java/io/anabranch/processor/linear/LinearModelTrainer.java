package io.anabranch.processor.linear;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits an L2-regularised logistic regression for each label against all others with LIBLINEAR (Fan
 * et al. 2008). The solver draws no random numbers, so the same examples give the same model.
 */
final class LinearModelTrainer {

  /** LIBLINEAR's own default for this solver: relative size of the gradient at which it stops. */
  private static final double TOLERANCE = 0.01;

  /** Of a label without an example: its logistic function is below one in twenty thousand. */
  private static final float NEVER = -10;

  static {
    Linear.disableDebugOutput();
  }

  private final List<String> labels;
  private final double cost;

  /**
   * @param cost weight of the training error against that of regularisation, LIBLINEAR's C
   */
  LinearModelTrainer(List<String> labels, double cost) {
    this.labels = List.copyOf(labels);
    this.cost = cost;
  }

  /**
   * @param inputs one vector an example
   * @param gold the labels of each example
   * @param features number of elements of a vector
   */
  LinearModel train(List<SparseVector> inputs, List<List<String>> gold, int features) {
    Feature[][] rows = inputs.stream().map(input -> row(input, features)).toArray(Feature[][]::new);
    float[] weights = new float[labels.size() * (features + 1)];
    IntStream.range(0, labels.size())
        .parallel()
        .forEach(
            label -> {
              double[] fitted = fit(rows, targets(gold, labels.get(label)), features + 1);
              for (int feature = 0; feature <= features; feature++) {
                weights[feature * labels.size() + label] = (float) fitted[feature];
              }
            });
    return new LinearModel(labels.size(), features, weights);
  }

  private double[] fit(Feature[][] rows, double[] targets, int size) {
    if (Arrays.stream(targets).noneMatch(target -> target > 0)) {
      double[] never = new double[size];
      never[size - 1] = NEVER;
      return never;
    }
    Problem problem = new Problem();
    problem.l = rows.length;
    problem.n = size;
    problem.x = rows;
    problem.y = targets;
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, TOLERANCE));
    int sign = model.getLabels()[0] > 0 ? 1 : -1;
    return Arrays.stream(model.getFeatureWeights()).map(weight -> sign * weight).toArray();
  }

  private static double[] targets(List<List<String>> gold, String label) {
    return gold.stream().mapToDouble(labels -> labels.contains(label) ? 1 : -1).toArray();
  }

  /** The vector with a constant 1 for the bias, counted from 1 as LIBLINEAR does. */
  private static Feature[] row(SparseVector input, int features) {
    Feature[] row = new Feature[input.size() + 1];
    for (int i = 0; i < input.size(); i++) {
      row[i] = new FeatureNode(input.index(i) + 1, input.value(i));
    }
    row[input.size()] = new FeatureNode(features + 1, 1);
    return row;
  }
}
