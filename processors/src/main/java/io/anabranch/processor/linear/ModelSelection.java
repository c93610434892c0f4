package io.anabranch.processor.linear;

import java.util.List;
import java.util.Random;

/**
 * Chooses the scale of the embedding and the cost by cross-validation, on a sample where there are
 * very many examples: first the cost at the given scale, then the scale at that cost.
 */
final class ModelSelection {

  /**
   * @param scales how much each part of the input counts
   * @param cost LIBLINEAR's C
   */
  record Choice(Scales scales, double cost) {}

  private final TrainingSettings settings;
  private final List<Example> sample;
  private final List<String> labels;
  private final CrossValidation validation;

  ModelSelection(TrainingSettings settings, List<Example> examples, List<String> labels) {
    this.settings = settings;
    this.labels = labels;
    this.sample = sample(examples, settings);
    this.validation = new CrossValidation(sample, labels, settings);
  }

  Choice best() {
    Choice best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (double cost : settings.costs()) {
      for (double embedding : settings.embeddingScales()) {
        Choice choice = new Choice(settings.scales().withEmbedding(embedding), cost);
        double loss = logLoss(choice);
        if (best == null || loss < lowest) {
          best = choice;
          lowest = loss;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("settings list no cost or no scale");
    }
    return best;
  }

  private double logLoss(Choice choice) {
    List<List<String>> gold = sample.stream().map(Example::labels).toList();
    return Evaluation.of(labels, gold, validation.scores(choice.scales(), choice.cost())).logLoss();
  }

  private static List<Example> sample(List<Example> examples, TrainingSettings settings) {
    if (examples.size() <= settings.selectionLimit()) {
      return examples;
    }
    return new Random(settings.seed())
        .ints(0, examples.size())
        .distinct()
        .limit(settings.selectionLimit())
        .sorted()
        .mapToObj(examples::get)
        .toList();
  }
}
