package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.record.AvroBinary;
import io.anabranch.topology.record.ComputationDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gathers the annotations that some stages need together.
 *
 * @param reads the annotations
 */
record GatherAssembly(Needs reads) implements Assembly {

  GatherAssembly {
    reads
        .annotations()
        .forEach(
            annotation -> {
              if (field(annotation) == null) {
                throw new IllegalArgumentException(
                    "'%s' cannot be gathered: %s has no field for it"
                        .formatted(annotation, Gathered.SCHEMA$.getFullName()));
              }
            });
  }

  @Override
  public String name() {
    return ApplicationId.gather(reads);
  }

  @Override
  public Set<String> expected() {
    return reads.annotations().stream()
        .map(annotation -> annotation.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  @Override
  public SpecificRecord assemble(Parts parts) {
    Gathered gathered = Gathered.newBuilder().setSource(parts.source()).build();
    parts
        .annotations()
        .forEach((annotation, value) -> gathered.put(field(annotation).pos(), value));
    ComputationDigest.write(parts.headers(), parts.digest());
    return gathered;
  }

  /**
   * Replaces an annotation by its error, which the stages that need it take for one of the stage
   * before them. The message cannot hold an error: it is left out alone.
   */
  @Override
  public boolean leaveOutLargest(Record<byte[], SpecificRecord> record, StageError error) {
    SpecificRecord assembled = record.value();
    Instant now = Instant.ofEpochMilli(record.timestamp());
    Optional<Annotation<?>> largest =
        reads.annotations().stream()
            .filter(annotation -> get(assembled, annotation) != null)
            .filter(annotation -> Results.error(get(assembled, annotation)) == null)
            .max(
                Comparator.comparingInt(annotation -> AvroBinary.size(get(assembled, annotation))));
    largest.ifPresent(annotation -> leaveOut(assembled, annotation, error, now));
    return largest.isPresent();
  }

  private static <T extends SpecificRecord> void leaveOut(
      SpecificRecord assembled, Annotation<T> annotation, StageError error, Instant now) {
    SpecificRecord value = get(assembled, annotation);
    SpecificRecord failed =
        annotation.equals(Annotation.MESSAGE)
            ? null
            : Results.failed(annotation, error, Results.source(value), Results.model(value), now);
    assembled.put(field(annotation).pos(), failed);
  }

  private static SpecificRecord get(SpecificRecord assembled, Annotation<?> annotation) {
    return (SpecificRecord) assembled.get(field(annotation).pos());
  }

  private static Schema.Field field(Annotation<?> annotation) {
    return Gathered.SCHEMA$.getField(Needs.fieldName(annotation));
  }
}
