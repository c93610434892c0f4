package io.anabranch.processor.content.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures what is found to be said against what a person marked, and how often a message has the
 * labels of its plain text.
 */
public final class ContentEvaluation implements EvaluationMethod {

  @Override
  public String dataFormat() {
    return "JSON lines of a format and a message with what is said between ⟦ and ⟧";
  }

  @Override
  public List<HeldOutData> heldOut() {
    return List.of(new HeldOutData(Path.of("content", "test.jsonl")));
  }

  @Override
  public boolean comparesLabels() {
    return true;
  }

  @Override
  public EvaluationTask read(Input input) {
    return new ContentTask(MarkedMessages.read(input.data()));
  }
}
