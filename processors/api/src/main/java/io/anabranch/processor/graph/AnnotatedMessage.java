package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.schema.Message;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A message and what became of it in each processor of a graph.
 *
 * @param message the message
 * @param outcomes one outcome an annotation of the graph; a {@link Outcome.Done} holds a complete
 *     result
 */
public record AnnotatedMessage(Message message, Map<Annotation<?>, Outcome<?>> outcomes) {

  public AnnotatedMessage {
    outcomes = Map.copyOf(outcomes);
  }

  /**
   * What became of the message in one processor.
   *
   * @throws IllegalArgumentException if the graph does not compute the annotation
   */
  public <T extends SpecificRecord> Outcome<T> outcome(Annotation<T> annotation) {
    Outcome<?> outcome = outcomes.get(annotation);
    if (outcome instanceof Outcome.Done<?> done) {
      return new Outcome.Done<>(annotation.type().cast(done.value()), done.model());
    } else if (outcome instanceof Outcome.Rejected<?> rejected) {
      return new Outcome.Rejected<>(rejected.reason());
    } else if (outcome instanceof Outcome.Skipped<?> skipped) {
      return new Outcome.Skipped<>(skipped.cause(), skipped.reason());
    }
    throw new IllegalArgumentException(
        "annotation '%s' is not computed here; computed are %s"
            .formatted(annotation, outcomes.keySet()));
  }

  /** The message as a document, with every annotation that was computed. */
  public Document document() {
    Document document = Document.of(message);
    for (Annotation<?> annotation : outcomes.keySet()) {
      document = extend(document, annotation);
    }
    return document;
  }

  private <T extends SpecificRecord> Document extend(Document document, Annotation<T> annotation) {
    return outcome(annotation) instanceof Outcome.Done<T> done
        ? document.with(annotation, done.value())
        : document;
  }
}
