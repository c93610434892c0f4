package io.anabranch.processor.embedding.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;

/** Measures an embedding on pairs of texts whose likeness people have scored. */
public final class SimilarityEvaluation implements EvaluationMethod {

  @Override
  public String dataFormat() {
    return "score<TAB>text<TAB>text";
  }

  @Override
  public EvaluationTask read(Input input) {
    return EmbeddingTask.read(input.data());
  }
}
