package io.anabranch.processor.content.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import java.util.List;

/**
 * Measures which characters are found to be said, and whether the stages alongside answer as they
 * do on the plain texts.
 *
 * @param messages in which those are marked, at least one
 */
record ContentTask(List<MarkedMessage> messages) implements EvaluationTask {

  ContentTask {
    messages = List.copyOf(messages);
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    Answers<FoundMessage> found =
        stage.answer(messages.stream().map(MarkedMessage::text).toList(), FoundMessage::of);
    Answers<FoundMessage> plain =
        stage.answer(messages.stream().map(MarkedMessage::plain).toList(), FoundMessage::of);
    return stage.evaluation(
        found.perSecond(), ContentReport.of(messages, found.values(), plain.values()));
  }
}
