package io.anabranch.processor.content.evaluation;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Content;
import io.anabranch.schema.TextPiece;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;

/**
 * What was found in a message.
 *
 * @param said offsets of the characters that are said; none if the stage has no answer
 * @param labels by the names of the stages that gave one
 */
record FoundMessage(BitSet said, Map<String, String> labels) {

  /** Where a stage that labels texts has its answer. */
  private static final String LABEL = "label";

  static FoundMessage of(AnnotatedMessage message) {
    Map<String, String> labels = new TreeMap<>();
    message
        .outcomes()
        .forEach(
            (annotation, outcome) -> {
              if (outcome instanceof Outcome.Done<?> done
                  && done.value() instanceof SpecificRecord result) {
                Field field = result.getSchema().getField(LABEL);
                if (field != null) {
                  labels.put(annotation.name(), String.valueOf(result.get(field.pos())));
                }
              }
            });
    return new FoundMessage(said(message), labels);
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
