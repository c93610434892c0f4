package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.features.TextFeatures;
import io.anabranch.processor.linear.features.Vectorizer;
import io.anabranch.processor.linear.features.Vocabulary;
import io.anabranch.processor.linear.model.Calibration;
import io.anabranch.processor.linear.model.ClassifierQuality;
import io.anabranch.processor.linear.model.LinearModel;
import io.anabranch.processor.linear.model.LinearModelMetadata;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.processor.linear.model.TrainingSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains a model: chooses its settings by cross-validation, scores every example with a model that
 * did not see it, calibrates, sets the thresholds and measures by these scores, and fits all
 * examples.
 */
final class LinearModelTrainer {

  private final TrainingSettings settings;
  private final List<Example> examples;
  private final List<List<String>> gold;
  private final List<String> labels;

  /**
   * @throws IllegalArgumentException if there are fewer examples than folds, or fewer than two
   *     labels
   */
  LinearModelTrainer(TrainingSettings settings, List<Example> examples) {
    this.settings = settings;
    this.examples = List.copyOf(examples);
    this.gold = examples.stream().map(Example::labels).toList();
    this.labels = gold.stream().flatMap(List::stream).distinct().sorted().toList();
    if (examples.size() < settings.folds() || labels.size() < 2) {
      throw new IllegalArgumentException(
          "there are %d examples of %d labels; at least %d and 2 are needed"
              .formatted(examples.size(), labels.size(), settings.folds()));
    }
  }

  /**
   * @param progress told what begins
   */
  LinearTextModel train(ModelOrigin origin, Consumer<String> progress) {
    progress.accept(
        "choosing the settings on %d examples"
            .formatted(Math.min(examples.size(), settings.selectionLimit())));
    ModelSelection.Choice choice = new ModelSelection(settings, examples, labels).best();
    progress.accept(
        "measuring by cross-validation, %d models, %s"
            .formatted(settings.folds(), choice.description()));
    List<double[]> raw =
        new CrossValidation(examples, labels, settings.folds(), settings)
            .scores(choice.scales(), choice.cost());
    double sharpness = Calibration.power(labels, gold, raw);
    List<double[]> scores = Calibration.apply(raw, sharpness);
    List<TextFeatures> features = examples.stream().map(Example::features).toList();
    Vocabulary vocabulary =
        Vocabulary.of(features, settings.fewestDocuments(), settings.mostTerms());
    int dimension = features.get(0).embedding().length;
    LinearModelMetadata description =
        new LinearModelMetadata(
            origin.name(),
            origin.version(),
            origin.language(),
            origin.data(),
            origin.pos(),
            origin.embedding(),
            dimension,
            examples.size(),
            choice.scales(),
            sharpness,
            Rejection.below(settings.rejected(), labels, gold, scores),
            thresholds(scores),
            settings,
            report(choice, scores));
    progress.accept("fitting all %d examples".formatted(examples.size()));
    Vectorizer vectorizer =
        new Vectorizer(vocabulary, choice.scales(), dimension, settings.wordsAlone());
    LinearModel model = new LinearFit(labels, choice.cost(), settings).of(examples, vectorizer);
    return new LinearTextModel(description, vocabulary, model);
  }

  private TrainingReport report(ModelSelection.Choice choice, List<double[]> scores) {
    return new TrainingReport(
        choice.cost(),
        choice.scales().embedding(),
        settings.folds(),
        ClassifierQuality.of(labels, gold, scores));
  }

  private List<LinearModelMetadata.Label> thresholds(List<double[]> scores) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label -> new LinearModelMetadata.Label(labels.get(label), threshold(label, scores)))
        .toList();
  }

  private double threshold(int label, List<double[]> scores) {
    return Thresholds.of(
        scores.stream().mapToDouble(row -> row[label]).toArray(),
        gold.stream().map(expected -> expected.contains(labels.get(label))).toList());
  }
}
