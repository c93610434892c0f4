package io.anabranch.topology.assembly;

import io.anabranch.config.AnabranchConfig.JoinConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Content;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.StageError;
import io.anabranch.stage.StageDescription;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.record.AvroBinary;
import io.anabranch.topology.record.AvroJson;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The join: a message with everything that the stages said about it.
 *
 * @param reads the message and every stage's annotation
 * @param descriptions the stages by name
 * @param config timeout, expected stages, and whose results are kept whole
 */
record EnrichedAssembly(
    Needs reads, Map<String, StageDescription<?>> descriptions, JoinConfig config)
    implements Assembly {

  private static final StageError NOT_KEPT =
      new StageError(ErrorCause.TOO_LARGE, "the record is too large for the join to keep");

  private static final StageError NOT_DECODABLE =
      new StageError(ErrorCause.UNDECODABLE, "the result of a stage could not be decoded");

  static EnrichedAssembly of(Pipeline pipeline, JoinConfig config) {
    Set<Annotation<?>> reads = new HashSet<>(Set.of(pipeline.root()));
    Map<String, StageDescription<?>> descriptions = new LinkedHashMap<>();
    pipeline
        .stages()
        .forEach(
            stage -> {
              reads.add(stage.annotation());
              descriptions.put(stage.name(), stage.description());
            });
    return new EnrichedAssembly(pipeline.needs(reads), descriptions, config);
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
    expected.add(root().name());
    return expected;
  }

  /** What the message comes with: the first, as {@link Pipeline#root} says. */
  private Annotation<?> root() {
    return reads.annotations().get(0);
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.of(config.timeout());
  }

  @Override
  public Optional<Duration> longestWait() {
    return config.longestWait();
  }

  /** No: a record would say what the one before it says. */
  @Override
  public boolean passesRepeats() {
    return false;
  }

  /** The message. */
  @Override
  public Optional<Annotation<?>> droppedLast() {
    return Optional.of(root());
  }

  /** What no record shows; of a content all but the message, which records have beside it. */
  @Override
  public Optional<Consumer<SpecificRecord>> leavesOut(Annotation<?> annotation) {
    StageDescription<?> stage = descriptions.get(annotation.name());
    return stage == null ? Optional.empty() : leavesOutButMessage(stage);
  }

  private <T extends SpecificRecord> Optional<Consumer<SpecificRecord>> leavesOutButMessage(
      StageDescription<T> stage) {
    return leavesOut(stage)
        .map(
            change ->
                value -> {
                  Message message = value instanceof Content content ? content.getMessage() : null;
                  if (Results.error(value) == null) {
                    change.accept(stage.annotation().type().cast(value));
                  }
                  if (value instanceof Content content) {
                    content.setMessage(message);
                  }
                });
  }

  private <T extends SpecificRecord> Optional<Consumer<T>> leavesOut(StageDescription<T> stage) {
    return config.include().contains(stage.annotation().name())
        ? Optional.empty()
        : stage.leavesOut();
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
    EnrichedHeaders.set(enriched, parts.headers());
    descriptions.values().forEach(stage -> EnrichedHeaders.remove(stage, parts.headers()));
    for (Annotation<?> annotation : reads.annotations()) {
      Optional.ofNullable(parts.values().get(annotation))
          .ifPresent(bytes -> put(enriched, annotation, bytes, parts));
    }
    StageError late =
        new StageError(
            ErrorCause.TIMEOUT, "no result within " + config.timeout().toMillis() + " ms");
    parts.missing().forEach(stage -> enriched.getMissing().put(stage, late));
    parts
        .tooLarge()
        .forEach(annotation -> enriched.getFailed().put(fieldName(annotation), NOT_KEPT));
    return enriched;
  }

  /** Names the annotation in {@code failed}. The message is the last to be left out. */
  @Override
  public boolean leaveOutLargest(Record<byte[], SpecificRecord> record, StageError error) {
    Enriched enriched = (Enriched) record.value();
    Optional<Annotation<?>> largest =
        Stream.concat(Stream.of(Annotation.MESSAGE), reads.annotations().stream())
            .filter(annotation -> size(enriched, annotation) > 0)
            .max(
                Comparator.<Annotation<?>, Boolean>comparing(a -> !a.equals(Annotation.MESSAGE))
                    .thenComparing(a -> size(enriched, a)));
    largest.ifPresent(annotation -> leaveOut(enriched, annotation, error, record.headers()));
    return largest.isPresent();
  }

  private void leaveOut(
      Enriched enriched, Annotation<?> annotation, StageError error, Headers headers) {
    Schema.Field field = field(annotation);
    if (field == null) {
      enriched.getExtensions().remove(annotation.name());
    } else {
      enriched.put(field.pos(), null);
    }
    enriched.getModels().remove(annotation.name());
    enriched.getFailed().put(fieldName(annotation), error);
    StageDescription<?> stage = descriptions.get(annotation.name());
    if (stage != null) {
      EnrichedHeaders.remove(stage, headers);
    }
  }

  /** Bytes of an annotation, or 0 if the record does not have it. */
  private static int size(Enriched enriched, Annotation<?> annotation) {
    Schema.Field field = field(annotation);
    Object value =
        field == null ? enriched.getExtensions().get(annotation.name()) : enriched.get(field.pos());
    return value instanceof SpecificRecord record ? AvroBinary.size(record) : 0;
  }

  private static Schema.Field field(Annotation<?> annotation) {
    return Enriched.SCHEMA$.getField(fieldName(annotation));
  }

  private static String fieldName(Annotation<?> annotation) {
    return annotation.equals(Annotation.MESSAGE) ? "message" : annotation.name();
  }

  /** Of a message that nobody can decode, the stages say so themselves. */
  private void put(Enriched enriched, Annotation<?> annotation, byte[] bytes, Parts parts) {
    parts
        .codec()
        .decode(annotation, bytes)
        .ifPresentOrElse(
            value -> put(enriched, annotation, value, parts.headers()),
            () -> {
              if (!annotation.equals(Annotation.MESSAGE)) {
                enriched.getFailed().put(annotation.name(), NOT_DECODABLE);
              }
            });
  }

  private void put(
      Enriched enriched, Annotation<?> annotation, SpecificRecord value, Headers headers) {
    if (annotation.equals(Annotation.MESSAGE)) {
      enriched.put(field(annotation).pos(), value);
      return;
    }
    StageError error = Results.error(value);
    if (error != null) {
      (Results.isSkip(error.getCause()) ? enriched.getSkipped() : enriched.getFailed())
          .put(annotation.name(), error);
      return;
    }
    StageDescription<?> stage = Objects.requireNonNull(descriptions.get(annotation.name()));
    putResult(enriched, stage, value, headers);
  }

  private <T extends SpecificRecord> void putResult(
      Enriched enriched, StageDescription<T> stage, SpecificRecord value, Headers headers) {
    Annotation<T> annotation = stage.annotation();
    if (value instanceof Content content) {
      enriched.setMessage(content.getMessage());
    }
    T result = annotation.type().cast(value);
    ModelInfo model = Results.model(result);
    enriched.getModels().put(annotation.name(), Results.modelId(model));
    EnrichedHeaders.add(stage, result, headers);
    leavesOut(stage).ifPresent(change -> change.accept(result));
    Schema.Field field = field(annotation);
    if (field == null) {
      enriched.getExtensions().put(annotation.name(), extension(result, model));
    } else {
      enriched.put(field.pos(), result);
    }
  }

  private static Extension extension(SpecificRecord value, ModelInfo model) {
    return new Extension(value.getSchema().getFullName(), model, AvroJson.encode(value));
  }
}
