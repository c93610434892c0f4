package io.anabranch.processor.pos.evaluation;

import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import java.util.List;

/** Measures tagging on sentences whose tokens and tags are given. */
public final class TaggingEvaluation implements EvaluationMethod {

  private static final String COLUMN = "column";

  @Override
  public String dataFormat() {
    return "CoNLL-U, whose tokens are tagged";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(COLUMN, "NAME", "column of the right tags. Default, and allowed, is xpos."));
  }

  @Override
  public EvaluationTask read(Input input) {
    return TaggingTask.read(input.data(), input.options().getOrDefault(COLUMN, TaggingTask.XPOS));
  }
}
