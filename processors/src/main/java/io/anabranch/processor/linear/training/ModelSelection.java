package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.features.Scales;
import io.anabranch.processor.linear.model.Calibration;
import io.anabranch.processor.linear.model.ClassifierQuality;
import io.anabranch.processor.linear.model.TrainingSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses the scale of the embedding and the cost by cross-validation, on a sample where there are
 * very many examples. The lowest log loss after calibration wins: it moves with every example,
 * where accuracy moves only with those that change sides.
 */
final class ModelSelection {

  /** Two, as the choice depends little on the number, and the time grows with it. */
  private static final int PARTS = 2;

  /**
   * One way to train.
   *
   * @param scales how much each part of the input counts
   * @param cost LIBLINEAR's C
   */
  record Choice(Scales scales, double cost) {

    String description() {
      return "cost %s, length of the embedding %s".formatted(cost, scales.embedding());
    }
  }

  private record Trial(Choice choice, double logLoss) {}

  private final TrainingSettings settings;
  private final List<Example> sample;
  private final List<String> labels;

  ModelSelection(TrainingSettings settings, List<Example> examples, List<String> labels) {
    this.settings = settings;
    this.labels = labels;
    this.sample = sample(examples, settings);
  }

  Choice best() {
    CrossValidation validation = new CrossValidation(sample, labels, PARTS, settings);
    return settings.embeddingScales().stream()
        .map(scale -> new Scales(scale, settings.blocks()))
        .flatMap(scales -> settings.costs().stream().map(cost -> new Choice(scales, cost)))
        .map(choice -> new Trial(choice, logLoss(validation, choice)))
        .min(Comparator.comparingDouble(Trial::logLoss))
        .orElseThrow()
        .choice();
  }

  private double logLoss(CrossValidation validation, Choice choice) {
    List<List<String>> gold = sample.stream().map(Example::labels).toList();
    List<double[]> scores = validation.scores(choice.scales(), choice.cost());
    double power = Calibration.power(labels, gold, scores);
    return ClassifierQuality.logLoss(labels, gold, Calibration.apply(scores, power));
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
