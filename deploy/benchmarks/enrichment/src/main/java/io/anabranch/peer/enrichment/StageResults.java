package io.anabranch.peer.enrichment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Makes of an outcome the record that a stage of the pipeline writes to its topic. */
public final class StageResults {

  private StageResults() {}

  /**
   * The record of an outcome.
   *
   * @param model of the processor
   */
  public static <T extends SpecificRecord> T of(
      Annotation<T> annotation,
      Outcome<T> outcome,
      Source source,
      ModelInfo model,
      Instant processedAt) {
    if (outcome instanceof Outcome.Done<T> done) {
      return Results.complete(done.value(), source, done.model().orElse(model), processedAt);
    }
    StageError error =
        outcome instanceof Outcome.Skipped<T> skipped
            ? new StageError(skipped.cause().cause(), skipped.reason())
            : new StageError(ErrorCause.REJECTED, ((Outcome.Rejected<T>) outcome).reason());
    return Results.failed(annotation, error, source, model, processedAt);
  }

  /** The records of all that a graph says of a message, by the names of the stages. */
  public static Map<String, SpecificRecord> of(
      ProcessorGraph graph, AnnotatedMessage message, Source source) {
    Map<String, SpecificRecord> results = new HashMap<>();
    for (Annotation<?> annotation : graph.annotations()) {
      ModelInfo model = graph.processor(annotation).model();
      results.put(annotation.name(), of(annotation, message, source, model));
    }
    return results;
  }

  private static <T extends SpecificRecord> T of(
      Annotation<T> annotation, AnnotatedMessage message, Source source, ModelInfo model) {
    return of(annotation, message.outcome(annotation), source, model, Instant.now());
  }
}
