package io.anabranch.processor.content.learned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Trains maximum-entropy models on random parts of some examples and takes the mean of their
 * weights: Breiman's bagging. One model alone follows chance: its answers to new texts change when
 * its features hardly do.
 */
final class Bagging {

  private static final int BAGS = 4;

  /** Of the examples, in a bag. */
  private static final double SHARE = 0.6;

  /** Measured by cross-validation over the formats of the training messages. */
  private static final double L2_COST = 0.8;

  private Bagging() {}

  static AbstractModel train(List<Example> examples) {
    String[] outcomes =
        examples.stream().map(Bagging::outcome).distinct().sorted().toArray(String[]::new);
    List<AbstractModel> models =
        IntStream.range(0, BAGS).parallel().mapToObj(bag -> trainOn(bag(examples, bag))).toList();
    Map<String, double[]> weights = new TreeMap<>();
    for (AbstractModel model : models) {
      add(model, outcomes, weights);
    }
    int[] all = IntStream.range(0, outcomes.length).toArray();
    return new QNModel(
        weights.values().stream().map(sum -> new Context(all, mean(sum))).toArray(Context[]::new),
        weights.keySet().toArray(String[]::new),
        outcomes);
  }

  private static List<Example> bag(List<Example> examples, int seed) {
    Random random = new Random(seed);
    return examples.stream().filter(example -> random.nextDouble() < SHARE).toList();
  }

  private static AbstractModel trainOn(List<Example> examples) {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 150);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, L2_COST);
    List<Event> events =
        examples.stream()
            .map(example -> new Event(outcome(example), example.features().toArray(String[]::new)))
            .toList();
    try {
      return (AbstractModel)
          TrainerFactory.getEventTrainer(parameters, new HashMap<>())
              .train(ObjectStreamUtils.createObjectStream(events));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outcome(Example example) {
    return example.outcome().name();
  }

  /** Adds the weights of the outcomes, by feature. */
  private static void add(AbstractModel model, String[] outcomes, Map<String, double[]> weights) {
    ((Map<?, ?>) model.getDataStructures()[1])
        .forEach(
            (feature, context) -> {
              double[] sum =
                  weights.computeIfAbsent((String) feature, key -> new double[outcomes.length]);
              int[] known = ((Context) context).getOutcomes();
              double[] added = ((Context) context).getParameters();
              for (int i = 0; i < known.length; i++) {
                sum[Arrays.binarySearch(outcomes, model.getOutcome(known[i]))] += added[i];
              }
            });
  }

  private static double[] mean(double[] sum) {
    return Arrays.stream(sum).map(weight -> weight / BAGS).toArray();
  }
}
