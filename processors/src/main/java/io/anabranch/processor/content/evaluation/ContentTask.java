package io.anabranch.processor.content.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Content;
import io.anabranch.schema.TextPiece;
import java.util.BitSet;
import java.util.List;

/**
 * Measures which characters are found to be said.
 *
 * @param messages in which those are marked, at least one
 */
record ContentTask(List<MarkedMessage> messages) implements EvaluationTask {

  ContentTask {
    messages = List.copyOf(messages);
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    Answers<BitSet> answers =
        stage.answer(messages.stream().map(MarkedMessage::text).toList(), ContentTask::said);
    return stage.evaluation(answers.perSecond(), ContentReport.of(messages, answers.values()));
  }

  /** Offsets of what is said in a message; none if the stage has no answer. */
  private static BitSet said(AnnotatedMessage message) {
    BitSet said = new BitSet();
    if (message.outcome(Annotation.CONTENT) instanceof Outcome.Done<Content> done) {
      Content content = done.value();
      if (content.getSaid() == null) {
        said.set(0, message.message().getText().length());
      }
      for (TextPiece piece : SaidText.of(content).pieces()) {
        said.set(piece.getBegin(), piece.getEnd());
      }
    }
    return said;
  }
}
