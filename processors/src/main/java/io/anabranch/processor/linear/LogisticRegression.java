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
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fits an L2-regularised logistic regression for each label against all others with LIBLINEAR (Fan
 * et al. 2008) and its dual coordinate descent, which visits examples in a random order that the
 * seed decides: the same examples and seed give the same model.
 */
final class LogisticRegression {

  /** LIBLINEAR's own default for this solver. */
  private static final double TOLERANCE = 0.1;

  /** Of a label without an example: its logistic function is below one in twenty thousand. */
  private static final float NEVER = -10;

  static {
    Linear.disableDebugOutput();
  }

  private final List<String> labels;
  private final double cost;
  private final long seed;

  /**
   * @param cost weight of the training error against that of regularisation, LIBLINEAR's C
   */
  LogisticRegression(List<String> labels, double cost, long seed) {
    this.labels = List.copyOf(labels);
    this.cost = cost;
    this.seed = seed;
  }

  /**
   * @param inputs one vector an example
   * @param gold the labels of each example
   * @param features number of elements of a vector
   */
  LinearModel fit(List<SparseVector> inputs, List<List<String>> gold, int features) {
    Feature[][] rows = inputs.stream().map(input -> row(input, features)).toArray(Feature[][]::new);
    float[] weights = new float[labels.size() * (features + 1)];
    IntStream.range(0, labels.size())
        .parallel()
        .forEach(
            label -> {
              double[] fitted = fitOne(rows, targets(gold, labels.get(label)), features + 1);
              for (int feature = 0; feature <= features; feature++) {
                weights[feature * labels.size() + label] = (float) fitted[feature];
              }
            });
    return new LinearModel(labels.size(), features, weights);
  }

  private double[] fitOne(Feature[][] rows, double[] targets, int size) {
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
    Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, cost, TOLERANCE);
    parameter.setRandom(new Random(seed));
    Model model = Linear.train(problem, parameter);
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
