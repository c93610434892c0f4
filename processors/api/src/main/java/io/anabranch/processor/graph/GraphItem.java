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

  /** A need that was rejected, if any. */
  Optional<Annotation<?>> missing(Set<Annotation<?>> needs) {
    return needs.stream()
        .<Annotation<?>>map(need -> need)
        .filter(need -> !document.has(need))
        .findFirst();
  }

  <T extends SpecificRecord> void accept(
      Annotation<T> annotation, Outcome<T> outcome, ModelInfo model, Instant processedAt) {
    if (outcome instanceof Outcome.Done<T> done) {
      T result = Results.complete(done.value(), source, model, processedAt);
      document = document.with(annotation, result);
    }
    outcomes.put(annotation, outcome);
  }

  AnnotatedMessage annotated() {
    return new AnnotatedMessage(message, outcomes);
  }
}
