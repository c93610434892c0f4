package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.limit.HungModelException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Runs a processor over documents and completes its results.
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
   * One result an input, in the same order; empty if the batch failed, and each of its inputs is to
   * be processed alone.
   *
   * @throws RuntimeException if a dependency of the processor is {@linkplain BrokenDependency
   *     broken}
   */
  Optional<List<T>> process(List<StageInput.Usable> inputs) {
    try {
      List<Outcome<T>> outcomes = outcomes(inputs);
      List<T> results = new ArrayList<>(inputs.size());
      for (int i = 0; i < inputs.size(); i++) {
        results.add(result(outcomes.get(i), inputs.get(i)));
      }
      return Optional.of(results);
    } catch (RuntimeException | StackOverflowError e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /**
   * The result of one input, or why there is none.
   *
   * @throws RuntimeException if a dependency of the processor is {@linkplain BrokenDependency
   *     broken}
   */
  T process(StageInput.Usable input) {
    try {
      return result(outcomes(List.of(input)).get(0), input);
    } catch (HungModelException e) {
      return failed(
          input.source(), new StageError(ErrorCause.TIMEOUT, String.valueOf(e.getMessage())));
    } catch (RuntimeException | StackOverflowError e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return failed(
          input.source(),
          new StageError(ErrorCause.REJECTED, "the model failed: " + e.getClass().getName()));
    }
  }

  /** A result that says why there is none. */
  T failed(Source source, StageError error) {
    return Results.failed(annotation, error, source, processor.model(), clock.instant());
  }

  private List<Outcome<T>> outcomes(List<StageInput.Usable> inputs) {
    List<Outcome<T>> outcomes =
        processor.process(inputs.stream().map(input -> input.view().document()).toList());
    if (outcomes.size() != inputs.size()) {
      throw new IllegalStateException(
          "%d outcomes for %d documents".formatted(outcomes.size(), inputs.size()));
    }
    return outcomes;
  }

  private T result(Outcome<T> outcome, StageInput.Usable input) {
    Source source = input.source();
    if (outcome instanceof Outcome.Done<T> done) {
      return Results.complete(
          input.view().toMessage(done.value()),
          source,
          done.model().orElseGet(processor::model),
          clock.instant());
    } else if (outcome instanceof Outcome.Skipped<T> skipped) {
      return failed(source, new StageError(skipped.cause().cause(), skipped.reason()));
    }
    return failed(
        source, new StageError(ErrorCause.REJECTED, ((Outcome.Rejected<T>) outcome).reason()));
  }
}
