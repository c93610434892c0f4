package io.anabranch.processor.content.evaluation;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Content;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TextPiece;
import java.util.BitSet;
import java.util.Optional;

/**
 * What was found in a message.
 *
 * @param said offsets of the characters that are said; none if the stage has no answer
 * @param label the most probable class; empty if nobody answered
 * @param sentiment empty if nobody answered
 */
record FoundMessage(BitSet said, Optional<String> label, Optional<String> sentiment) {

  static FoundMessage of(AnnotatedMessage message) {
    Optional<String> label = Optional.empty();
    Optional<String> sentiment = Optional.empty();
    for (Outcome<?> outcome : message.outcomes().values()) {
      if (outcome instanceof Outcome.Done<?> done) {
        if (done.value() instanceof Classification result) {
          label = Optional.of(result.getLabel());
        } else if (done.value() instanceof Sentiment result) {
          sentiment = Optional.of(String.valueOf(result.getLabel()));
        }
      }
    }
    return new FoundMessage(said(message), label, sentiment);
  }

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
