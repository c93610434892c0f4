package io.anabranch.stage;

import io.anabranch.comparison.ContentComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.said.TextOffsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage: what it computes, by which implementations, and how its results are kept, shown,
 * measured, compared and trained. Found by {@link java.util.ServiceLoader}; says everything without
 * loading a model.
 *
 * @param <T> Avro type of its results, with the fields {@code source}, {@code model}, {@code
 *     processedAt} and {@code error}. A field that holds an offset into the message's text has the
 *     schema property {@value TextOffsets#PROPERTY}.
 */
public interface StageDescription<T extends SpecificRecord> {

  /** What it computes. Its name is that of the stage, of its topic and in the configuration. */
  Annotation<T> annotation();

  /** What it does, in a sentence. */
  String doc();

  /** Implementations that come with the stage; other jars may add some as services. */
  List<ProcessorFactory<T>> implementations();

  /** Name of the implementation that is taken where the configuration chooses none. */
  String defaultImplementation();

  /**
   * Its place among the stages, in records and wherever they are listed: the lower the earlier. The
   * stages that ship have tens; those of equal places are in the order of their names.
   */
  default int place() {
    return Integer.MAX_VALUE;
  }

  /**
   * Stream threads of an instance where neither the stage nor Kafka Streams is configured.
   *
   * @param cores of the machine
   */
  default int threads(int cores) {
    return 1;
  }

  /**
   * Drops from a result, in place, what enriched records do not show; empty if they show all. It
   * stays in the stage's own topic.
   */
  default Optional<Consumer<T>> leavesOut() {
    return Optional.empty();
  }

  /** Names of the headers that its results give to enriched records. */
  default Set<String> headerNames() {
    return Set.of();
  }

  /**
   * Headers of an enriched record, so that routers need not decode it.
   *
   * @return values by some of the {@linkplain #headerNames() names}
   */
  default Map<String, String> headers(T result) {
    return Map.of();
  }

  /** How its results are shown in one line; empty if they are not. */
  default Optional<ResultLine<T>> line() {
    return Optional.empty();
  }

  /** How the stage is measured; empty if it cannot be. */
  default Optional<EvaluationMethod> evaluation() {
    return Optional.empty();
  }

  /** A comparison to which nothing was added yet. */
  default ResultComparison<T, ?> comparison() {
    return new ContentComparison<>(annotation().type());
  }

  /** How models for the stage are trained; empty if they are not. */
  default Optional<TrainingMethod> training() {
    return Optional.empty();
  }

  /** Models for other languages that do not ship, and that a command fetches when asked to. */
  default List<FetchableModel> fetchable() {
    return List.of();
  }

  /**
   * Opens the embedder that the processors of a process share, if this is the stage whose model
   * that is. A new model for such a stage needs a new process.
   *
   * @param models folder of models
   * @param options of the stage
   */
  default Optional<Supplier<TextEmbedder>> embedder(Path models, Map<String, String> options) {
    return Optional.empty();
  }
}
