package io.anabranch.processor.linear.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.anabranch.processor.linear.features.SparseVector;
import io.anabranch.processor.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits one multi-class support vector machine (Crammer and Singer 2001) with LIBLINEAR's sequential
 * dual method (Keerthi et al. 2008), which visits examples in a random order that the seed decides:
 * the same examples and seed give the same model. It learns all labels at once, so that its time
 * hardly grows with their number. An example with several labels counts once for each.
 */
final class MulticlassSvm {

  /** LIBLINEAR's own default for this solver. */
  private static final double TOLERANCE = 0.1;

  /** Of a label without an example: far below the margins of the others, which are about 1. */
  private static final float NEVER = -100;

  static {
    Linear.disableDebugOutput();
  }

  private final List<String> labels;
  private final double cost;
  private final long seed;

  /**
   * @param cost weight of the training error against that of regularisation, LIBLINEAR's C
   */
  MulticlassSvm(List<String> labels, double cost, long seed) {
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
    Parameter parameter = new Parameter(SolverType.MCSVM_CS, cost, TOLERANCE);
    parameter.setRandom(new Random(seed));
    Model model = Linear.train(problem(inputs, gold, features), parameter);
    int[] fitted = model.getLabels();
    double[] columns = model.getFeatureWeights();
    float[] weights = new float[labels.size() * (features + 1)];
    Arrays.fill(weights, labels.size() * features, weights.length, NEVER);
    for (int feature = 0; feature <= features; feature++) {
      for (int column = 0; column < fitted.length; column++) {
        weights[feature * labels.size() + fitted[column]] =
            (float) columns[feature * fitted.length + column];
      }
    }
    return new LinearModel(labels.size(), features, weights);
  }

  private Problem problem(List<SparseVector> inputs, List<List<String>> gold, int features) {
    List<Feature[]> rows = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Feature[] row = row(inputs.get(i), features);
      for (String label : gold.get(i)) {
        rows.add(row);
        targets.add(labels.indexOf(label));
      }
    }
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = features + 1;
    problem.x = rows.toArray(Feature[][]::new);
    problem.y = targets.stream().mapToDouble(Integer::doubleValue).toArray();
    return problem;
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
