package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.GatheredAnnotation;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.record.ResultHeaders;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gathers the annotations that some stages need together, as their topics have them.
 *
 * @param reads the annotations
 */
record GatherAssembly(Needs reads) implements Assembly {

  private static final StageError NOT_KEPT =
      new StageError(ErrorCause.TOO_LARGE, "the record is too large for the gather to keep");

  @Override
  public String name() {
    return ApplicationId.gather(reads);
  }

  @Override
  public Set<String> expected() {
    return reads.annotations().stream()
        .map(Annotation::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> longestWait() {
    return Optional.empty();
  }

  /** As whoever has a stage replayed wants those after it to compute again. */
  @Override
  public boolean passesRepeats() {
    return true;
  }

  @Override
  public Optional<Annotation<?>> droppedLast() {
    return Optional.empty();
  }

  /** All of it: stages may read what enriched records do not show. */
  @Override
  public Optional<Consumer<SpecificRecord>> leavesOut(Annotation<?> annotation) {
    return Optional.empty();
  }

  @Override
  public SpecificRecord assemble(Parts parts) {
    Gathered gathered = Gathered.newBuilder().setSource(parts.source()).build();
    parts
        .values()
        .forEach(
            (annotation, value) ->
                gathered
                    .getAnnotations()
                    .put(annotation.name(), new GatheredAnnotation(ByteBuffer.wrap(value), null)));
    parts
        .tooLarge()
        .forEach(
            annotation ->
                gathered
                    .getAnnotations()
                    .put(annotation.name(), new GatheredAnnotation(null, NOT_KEPT)));
    ResultHeaders.write(parts.headers(), parts.source(), parts.place(), parts.digest());
    return gathered;
  }

  /** The stages that need it take the error for one of the stage before them. */
  @Override
  public boolean leaveOutLargest(Record<byte[], SpecificRecord> record, StageError error) {
    Optional<GatheredAnnotation> largest =
        ((Gathered) record.value())
            .getAnnotations().values().stream()
                .filter(annotation -> annotation.getValue() != null)
                .max(Comparator.comparingInt(annotation -> annotation.getValue().remaining()));
    largest.ifPresent(
        annotation -> {
          annotation.setValue(null);
          annotation.setError(error);
        });
    return largest.isPresent();
  }
}
