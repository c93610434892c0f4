package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Runs a processor over documents and completes its results. A batch that fails is tried one by
 * one, so that one document never spoils the others.
 *
 * @param <T> Avro type of the result
 */
final class StageProcessing<T extends SpecificRecord> {

  private final Annotation<T> annotation;
  private final TextProcessor<T> processor;
  private final Clock clock;

  StageProcessing(Annotation<T> annotation, TextProcessor<T> processor, Clock clock) {
    this.annotation = annotation;
    this.processor = processor;
    this.clock = clock;
  }

  /**
   * One result an input, in the same order.
   *
   * @throws RuntimeException if a dependency of the processor is {@linkplain BrokenDependency
   *     broken}
   */
  List<T> process(List<StageInput.Usable> inputs) {
    List<Outcome<T>> outcomes = outcomes(inputs.stream().map(StageInput.Usable::document).toList());
    List<T> results = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      results.add(result(outcomes.get(i), inputs.get(i).source()));
    }
    return results;
  }

  /** A result that says why there is none. */
  T failed(Source source, StageError error) {
    return Results.failed(annotation, error, source, processor.model(), clock.instant());
  }

  private List<Outcome<T>> outcomes(List<Document> documents) {
    try {
      List<Outcome<T>> outcomes = processor.process(documents);
      if (outcomes.size() != documents.size()) {
        throw new IllegalStateException(
            "%d outcomes for %d documents".formatted(outcomes.size(), documents.size()));
      }
      return outcomes;
    } catch (RuntimeException | StackOverflowError e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      if (documents.size() == 1) {
        return List.of(new Outcome.Rejected<>("the model failed: " + e.getClass().getName()));
      }
      List<Outcome<T>> outcomes = new ArrayList<>(documents.size());
      documents.forEach(document -> outcomes.addAll(outcomes(List.of(document))));
      return outcomes;
    }
  }

  private T result(Outcome<T> outcome, Source source) {
    if (outcome instanceof Outcome.Done<T> done) {
      return Results.complete(done.value(), source, processor.model(), clock.instant());
    }
    return failed(
        source, new StageError(ErrorCause.REJECTED, ((Outcome.Rejected<T>) outcome).reason()));
  }
}
