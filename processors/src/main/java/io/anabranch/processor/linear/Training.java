package io.anabranch.processor.linear;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains a model: chooses its settings by cross-validation, measures them over all examples, sets
 * the thresholds from the same scores, and fits all examples.
 */
final class Training {

  private final TrainingSettings settings;
  private final List<Example> examples;
  private final List<String> labels;

  /**
   * @throws IllegalArgumentException if there are fewer examples than folds, or fewer than two
   *     labels
   */
  Training(TrainingSettings settings, List<Example> examples) {
    this.settings = settings;
    this.examples = List.copyOf(examples);
    this.labels =
        examples.stream().flatMap(one -> one.labels().stream()).distinct().sorted().toList();
    if (examples.size() < settings.folds() || labels.size() < 2) {
      throw new IllegalArgumentException(
          "there are %d examples of %d labels; at least %d and 2 are needed"
              .formatted(examples.size(), labels.size(), settings.folds()));
    }
  }

  LinearTextModel run(ModelOrigin origin) {
    ModelSelection.Choice choice = new ModelSelection(settings, examples, labels).best();
    List<double[]> scores =
        new CrossValidation(examples, labels, settings).scores(choice.scales(), choice.cost());
    Vocabulary vocabulary =
        Vocabulary.of(
            examples.stream().map(Example::features).toList(),
            settings.fewestDocuments(),
            settings.mostTerms());
    int dimension = examples.get(0).features().embedding().length;
    ModelDescription description =
        new ModelDescription(
            origin.name(),
            origin.version(),
            origin.data(),
            origin.pos(),
            origin.embedding(),
            dimension,
            examples.size(),
            choice.scales(),
            thresholds(scores),
            settings,
            report(choice, scores));
    Vectorizer vectorizer = new Vectorizer(vocabulary, choice.scales(), dimension);
    return new LinearTextModel(description, vocabulary, fit(vectorizer, choice.cost()));
  }

  private LinearModel fit(Vectorizer vectorizer, double cost) {
    return new LinearModelTrainer(labels, cost)
        .train(
            examples.stream().map(one -> vectorizer.vector(one.features())).toList(),
            gold(),
            vectorizer.size());
  }

  private TrainingReport report(ModelSelection.Choice choice, List<double[]> scores) {
    return new TrainingReport(
        choice.cost(),
        choice.scales().embedding(),
        settings.folds(),
        Evaluation.of(labels, gold(), scores));
  }

  private List<ModelDescription.Label> thresholds(List<double[]> scores) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label ->
                new ModelDescription.Label(
                    labels.get(label),
                    Thresholds.of(
                        scores.stream().mapToDouble(row -> row[label]).toArray(),
                        examples.stream()
                            .map(one -> one.labels().contains(labels.get(label)))
                            .toList())))
        .toList();
  }

  private List<List<String>> gold() {
    return examples.stream().map(Example::labels).toList();
  }
}
