package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.features.Scales;
import io.anabranch.processor.linear.features.Vectorizer;
import io.anabranch.processor.linear.features.Vocabulary;
import io.anabranch.processor.linear.model.LinearModel;
import io.anabranch.processor.linear.model.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores every example with a model that was trained without it, vocabulary included. The
 * vocabularies are learned once and serve every setting that is tried.
 */
final class CrossValidation {

  private record Fold(List<Example> learned, List<Integer> scored, Vocabulary vocabulary) {}

  private final List<Example> examples;
  private final List<String> labels;
  private final List<Fold> folds;
  private final TrainingSettings settings;

  /**
   * @param count number of parts
   */
  CrossValidation(
      List<Example> examples, List<String> labels, int count, TrainingSettings settings) {
    this.examples = List.copyOf(examples);
    this.labels = List.copyOf(labels);
    this.settings = settings;
    List<String> first = examples.stream().map(example -> example.labels().get(0)).toList();
    int[] membership = Folds.of(first, count, settings.seed());
    this.folds =
        IntStream.range(0, count).mapToObj(fold -> fold(fold, membership, settings)).toList();
  }

  /** The probabilities of each label for each example. */
  List<double[]> scores(Scales scales, double cost) {
    double[][] scores = new double[examples.size()][];
    folds.parallelStream().forEach(fold -> score(fold, scales, cost, scores));
    return Arrays.asList(scores);
  }

  private void score(Fold fold, Scales scales, double cost, double[][] scores) {
    int dimension = examples.get(0).features().embedding().length;
    Vectorizer vectorizer =
        new Vectorizer(fold.vocabulary(), scales, dimension, settings.wordsAlone());
    LinearModel model = new LinearFit(labels, cost, settings).of(fold.learned(), vectorizer);
    for (int i : fold.scored()) {
      scores[i] = model.probabilities(vectorizer.vector(examples.get(i).features()));
    }
  }

  private Fold fold(int fold, int[] membership, TrainingSettings settings) {
    List<Example> learned = new ArrayList<>();
    List<Integer> scored = new ArrayList<>();
    for (int i = 0; i < membership.length; i++) {
      if (membership[i] == fold) {
        scored.add(i);
      } else {
        learned.add(examples.get(i));
      }
    }
    Vocabulary vocabulary =
        Vocabulary.of(
            learned.stream().map(Example::features).toList(),
            settings.fewestDocuments(),
            settings.mostTerms());
    return new Fold(learned, scored, vocabulary);
  }
}
