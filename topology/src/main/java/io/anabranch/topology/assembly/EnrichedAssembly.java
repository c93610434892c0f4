package io.anabranch.topology.assembly;

import io.anabranch.config.AnabranchConfig.JoinConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Extension;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.StageError;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.record.AvroBinary;
import io.anabranch.topology.record.AvroJson;
import io.anabranch.topology.record.Sources;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The join: a message with everything that the stages said about it.
 *
 * @param reads the message and every stage's annotation
 * @param config timeout, expected stages, and whether tokens are kept
 */
record EnrichedAssembly(Needs reads, JoinConfig config) implements Assembly {

  private static final StageError NOT_KEPT =
      new StageError(ErrorCause.TOO_LARGE, "the record is too large for the join to keep");

  static EnrichedAssembly of(Pipeline pipeline, JoinConfig config) {
    Set<Annotation<?>> reads = new HashSet<>(Set.of(Annotation.MESSAGE));
    pipeline.stages().forEach(stage -> reads.add(stage.annotation()));
    return new EnrichedAssembly(Needs.of(reads), config);
  }

  @Override
  public String name() {
    return ApplicationId.JOIN;
  }

  @Override
  public Set<String> expected() {
    Set<String> expected = new HashSet<>(config.expects());
    if (expected.isEmpty()) {
      reads.annotations().forEach(annotation -> expected.add(annotation.name()));
    }
    expected.add(Annotation.MESSAGE.name());
    return expected;
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.of(config.timeout());
  }

  @Override
  public SpecificRecord assemble(Parts parts) {
    Enriched enriched =
        Enriched.newBuilder()
            .setId(Sources.id(parts.source()))
            .setRevision(parts.revision())
            .setReason(parts.reason())
            .setStatus(parts.missing().isEmpty() ? EnrichedStatus.COMPLETE : EnrichedStatus.PARTIAL)
            .setReceivedAt(parts.source().getTimestamp())
            .setEnrichedAt(parts.now())
            .setSource(parts.source())
            .build();
    parts.annotations().forEach((annotation, value) -> put(enriched, annotation, value));
    StageError late =
        new StageError(
            ErrorCause.TIMEOUT, "no result within " + config.timeout().toMillis() + " ms");
    parts.missing().forEach(stage -> enriched.getMissing().put(stage, late));
    parts
        .tooLarge()
        .forEach(annotation -> enriched.getFailed().put(Needs.fieldName(annotation), NOT_KEPT));
    EnrichedHeaders.set(enriched, parts.headers());
    return enriched;
  }

  /** Names the annotation in {@code failed}. The message is the last to be left out. */
  @Override
  public boolean leaveOutLargest(Record<byte[], SpecificRecord> record, StageError error) {
    Enriched enriched = (Enriched) record.value();
    Optional<Annotation<?>> largest =
        reads.annotations().stream()
            .filter(annotation -> size(enriched, annotation) > 0)
            .max(
                Comparator.<Annotation<?>, Boolean>comparing(a -> !a.equals(Annotation.MESSAGE))
                    .thenComparing(a -> size(enriched, a)));
    largest.ifPresent(annotation -> leaveOut(enriched, annotation, error));
    EnrichedHeaders.set(enriched, record.headers());
    return largest.isPresent();
  }

  private static void leaveOut(Enriched enriched, Annotation<?> annotation, StageError error) {
    Schema.Field field = field(annotation);
    if (field == null) {
      enriched.getExtensions().remove(annotation.name());
    } else {
      enriched.put(field.pos(), null);
    }
    enriched.getModels().remove(annotation.name());
    enriched.getFailed().put(Needs.fieldName(annotation), error);
  }

  /** Bytes of an annotation, or 0 if the record does not have it. */
  private static int size(Enriched enriched, Annotation<?> annotation) {
    Schema.Field field = field(annotation);
    Object value =
        field == null ? enriched.getExtensions().get(annotation.name()) : enriched.get(field.pos());
    return value instanceof SpecificRecord record ? AvroBinary.size(record) : 0;
  }

  private static Schema.Field field(Annotation<?> annotation) {
    return Enriched.SCHEMA$.getField(Needs.fieldName(annotation));
  }

  private void put(Enriched enriched, Annotation<?> annotation, SpecificRecord value) {
    Schema.Field field = field(annotation);
    if (annotation.equals(Annotation.MESSAGE)) {
      enriched.put(field.pos(), value);
      return;
    }
    StageError error = Results.error(value);
    if (error != null) {
      (error.getCause() == ErrorCause.UPSTREAM ? enriched.getSkipped() : enriched.getFailed())
          .put(annotation.name(), error);
      return;
    }
    ModelInfo model = Results.model(value);
    enriched.getModels().put(annotation.name(), model.getName() + ":" + model.getVersion());
    if (field == null) {
      enriched.getExtensions().put(annotation.name(), extension(value, model));
    } else {
      enriched.put(field.pos(), value);
    }
    if (value instanceof TaggedText tagged && !config.includeTokens()) {
      tagged.setText("");
      tagged.setSentences(List.of());
    }
    if (value instanceof Embedding embedding) {
      embedding.setHiddenState(List.of());
    }
  }

  private static Extension extension(SpecificRecord value, ModelInfo model) {
    return new Extension(value.getSchema().getFullName(), model, AvroJson.encode(value));
  }
}
