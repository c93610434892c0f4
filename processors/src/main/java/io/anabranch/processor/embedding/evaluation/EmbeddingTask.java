package io.anabranch.processor.embedding.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.schema.Embedding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures whether texts that are near in meaning have vectors that are.
 *
 * @param pairs of texts, at least two
 */
public record EmbeddingTask(List<ScoredPair> pairs) implements EvaluationTask {

  public EmbeddingTask {
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads the data.
   *
   * @param data as {@link ScoredPairs} reads it
   * @throws IllegalArgumentException if it is malformed
   */
  public static EmbeddingTask read(Path data) {
    return new EmbeddingTask(ScoredPairs.read(data));
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    Answers<List<Float>> answers =
        stage.answer(
            pairs.stream().flatMap(pair -> Stream.of(pair.first(), pair.second())).toList(),
            message -> vector(message.outcome(stage.annotation())));
    double[] scores = pairs.stream().mapToDouble(ScoredPair::score).toArray();
    double[] cosines = new double[scores.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(answers.values().get(2 * i), answers.values().get(2 * i + 1));
    }
    return stage.evaluation(answers.perSecond(), EmbeddingReport.of(scores, cosines));
  }

  private static List<Float> vector(Outcome<?> outcome) {
    return outcome instanceof Done<?> done && done.value() instanceof Embedding embedding
        ? embedding.getVector()
        : List.of();
  }

  /** Of unit vectors; 0 if one of the texts was rejected. */
  private static double cosine(List<Float> one, List<Float> other) {
    double sum = 0;
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      sum += one.get(i) * other.get(i);
    }
    return sum;
  }
}
