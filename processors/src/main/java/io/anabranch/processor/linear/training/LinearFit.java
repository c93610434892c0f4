package io.anabranch.processor.linear.training;

import io.anabranch.processor.linear.features.Vectorizer;
import io.anabranch.processor.linear.model.LinearModel;
import io.anabranch.processor.linear.model.TrainingSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fits a linear model to examples.
 *
 * @param labels the labels, in the order of the weights
 * @param cost LIBLINEAR's C
 */
record LinearFit(List<String> labels, double cost, TrainingSettings settings) {

  LinearModel of(List<Example> examples, Vectorizer vectorizer) {
    List<Example> learned = settings.wordsAlone() ? alsoByWordsAlone(examples) : examples;
    return new MulticlassSvm(labels, cost, settings.seed())
        .fit(
            learned.stream().map(example -> vectorizer.vector(example.features())).toList(),
            learned.stream().map(Example::labels).toList(),
            vectorizer.size());
  }

  private static List<Example> alsoByWordsAlone(List<Example> examples) {
    return Stream.concat(examples.stream(), examples.stream().map(Example::withoutEmbedding))
        .toList();
  }
}
