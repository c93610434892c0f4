package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** One message on its way through a graph. */
final class GraphItem {

  private final Message message;
  private final Source source;
  private final Map<Annotation<?>, Outcome<?>> outcomes = new HashMap<>();
  private Document document;

  GraphItem(Message message, Source source) {
    this.message = message;
    this.source = source;
    this.document = Document.of(message);
  }

  Document document() {
    return document;
  }

  /** What became of the message in one processor before. */
  Outcome<?> outcome(Annotation<?> annotation) {
    return Objects.requireNonNull(outcomes.get(annotation), annotation.name());
  }

  /** A need that no processor gave, if any. */
  Optional<Annotation<?>> missing(Set<Annotation<?>> needs) {
    return needs.stream()
        .<Annotation<?>>map(need -> need)
        .filter(need -> !document.has(need))
        .findFirst();
  }

  <T extends SpecificRecord> void accept(
      Annotation<T> annotation, Outcome<T> outcome, ModelInfo model, Instant processedAt) {
    if (outcome instanceof Outcome.Done<T> done) {
      T result = Results.complete(done.value(), source, done.model().orElse(model), processedAt);
      document = document.with(annotation, result);
    }
    outcomes.put(annotation, outcome);
  }

  AnnotatedMessage annotated() {
    return new AnnotatedMessage(message, outcomes);
  }
}
