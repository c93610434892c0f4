package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Incarnation;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Sources;
import io.anabranch.topology.record.Tombstones;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles the annotations of each message: a set is complete when every expected one has arrived,
 * in whatever order and however often.
 *
 * <p>A record that is read again after a crash is a reason to write once more only if it was the
 * reason for the last record: the state may have survived what that record did not. One that was
 * not committed is read again, so none is lost.
 */
final class AssemblyNode implements Processor<byte[], byte[], byte[], PartitionedValue> {

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyNode.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final Assembly assembly;
  private final Map<String, Annotation<?>> annotationsByTopic;
  private final RetryTopic retryTopic;
  private final RecordSerdes serdes;
  private final Duration retention;
  private final RecordLimit limit;
  private final Supplier<Incarnation> messages;
  private final Function<ProcessorContext<byte[], PartitionedValue>, RecordForwarder> forwarders;
  private @Nullable ProcessorContext<byte[], PartitionedValue> context;
  private @Nullable RecordForwarder forwarder;
  private @Nullable AssemblyStores stores;
  private @Nullable AssemblyEmitter emitter;
  private @Nullable LiveAnswers answers;
  private @Nullable AssemblyWakeUps wakeUps;
  private @Nullable AnnotationCodec codec;
  private @Nullable Sensor dropped;
  private boolean isOfThisIncarnation;

  AssemblyNode(
      Assembly assembly,
      Map<String, Annotation<?>> annotationsByTopic,
      RetryTopic retryTopic,
      RecordSerdes serdes,
      Duration retention,
      RecordLimit limit,
      Supplier<Incarnation> messages,
      Function<ProcessorContext<byte[], PartitionedValue>, RecordForwarder> forwarders) {
    this.assembly = assembly;
    this.annotationsByTopic = annotationsByTopic;
    this.retryTopic = retryTopic;
    this.serdes = serdes;
    this.retention = retention;
    this.limit = limit;
    this.messages = messages;
    this.forwarders = forwarders;
  }

  @Override
  public void init(ProcessorContext<byte[], PartitionedValue> context) {
    this.context = context;
    forwarder = forwarders.apply(context);
    stores = new AssemblyStores(assembly.name(), context, messages.get());
    codec = new AnnotationCodec(annotationsByTopic, serdes);
    emitter = new AssemblyEmitter(assembly, codec, forwarder);
    answers = new LiveAnswers(messages.get(), context.currentSystemTimeMs());
    wakeUps =
        new AssemblyWakeUps(
            assembly,
            retention,
            answers,
            stores,
            emitter,
            context::currentSystemTimeMs,
            context::commit);
    dropped =
        context
            .metrics()
            .addRateTotalSensor(
                "assembly", assembly.name(), "late-results-dropped", Sensor.RecordingLevel.INFO);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> wake());
  }

  @Override
  public void close() {
    codec().close();
    forwarder().close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    clearStateOfFormerIncarnation();
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    if (record.value() == null) {
      Annotation<?> annotation = annotationsByTopic.get(metadata.topic());
      if (annotation != null && Assembly.isRoot(annotation)) {
        Optional<Source> source =
            annotation.equals(Annotation.CONTENT)
                ? Tombstones.source(record.headers())
                : Optional.empty();
        erase(record, metadata, source.orElseGet(() -> Sources.of(metadata, record.timestamp())));
      }
      return;
    }
    Source read = Sources.of(metadata, record.timestamp());
    Optional<Source> republished = retryTopic.republished(read, record.headers());
    if (republished.isPresent()) {
      republish(republished.get());
      return;
    }
    process(record, retryTopic.origin(read, record.headers()), metadata);
  }

  private void process(Record<byte[], byte[]> record, Origin origin, RecordMetadata metadata) {
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    Source self = origin.self();
    Annotation<?> annotation = annotationsByTopic.get(self.getTopic());
    Optional<ReceivedAnnotation> arrival =
        annotation == null
            ? Optional.empty()
            : ReceivedAnnotation.read(annotation, codec(), record.value(), self, read.headers());
    if (annotation == null || arrival.isEmpty()) {
      forwardDeadLetter(read, metadata, origin);
    } else {
      add(annotation, arrival.get(), limit.withoutExcess(ResultHeaders.without(read)), metadata);
    }
  }

  private void wake() {
    clearStateOfFormerIncarnation();
    wakeUps().wake();
  }

  /** Not while the stores are being opened: what it deletes belongs to a record or a wake-up. */
  private void clearStateOfFormerIncarnation() {
    if (!isOfThisIncarnation) {
      if (stores().clearUnlessOfThisIncarnation()) {
        LOG.info(
            "State is cleared, as its messages' topic is another: assembly={}", assembly.name());
      }
      isOfThisIncarnation = true;
    }
  }

  /** Erases the messages of a key that came before its tombstone, and passes the tombstone on. */
  private void erase(Record<byte[], byte[]> tombstone, RecordMetadata metadata, Source source) {
    if (tombstone.key() == null) {
      return;
    }
    wakeUps().finishIndex();
    for (byte[] held : stores().index().ofKey(tombstone.key())) {
      HeldMessage message = stores().get(held);
      if (message != null && stores().expired().isBefore(message.source(), source)) {
        stores().erase(message);
      }
    }
    forwarder()
        .forwardTombstone(
            limit.withoutExcess(ResultHeaders.without(Tombstones.without(tombstone))),
            metadata.partition());
  }

  private void add(
      Annotation<?> annotation,
      ReceivedAnnotation arrival,
      Record<byte[], byte[]> record,
      RecordMetadata metadata) {
    Source source = arrival.source();
    HeldMessage held = stores().get(source);
    boolean expired =
        held == null && !Assembly.isRoot(annotation) && stores().expired().contains(source);
    if (expired || (held != null && held.isErased())) {
      drop(annotation);
      return;
    }
    HeldMessage message = held == null ? newMessage(source, record.key()) : held;
    // As the wake-up would have done: revisions must not depend on which of the two is first.
    boolean written = wakeUps().writeIfOverdue(message);
    boolean first = message.annotation(annotation).isEmpty();
    HeldMessage.Arrival kind = message.arrival(annotation, arrival.digest(), metadata.offset());
    boolean emits = emits(message, annotation, kind);
    if (kind == HeldMessage.Arrival.NEW || emits) {
      put(message, annotation, arrival, record, metadata);
    } else if (!written) {
      return;
    }
    if (first) {
      answers().add(annotation.name(), source, context().currentSystemTimeMs());
    }
    if (emits && (message.missing().isEmpty() || message.revision() > 0)) {
      boolean opened = message.isOpen();
      emitter().emit(message, Optional.of(annotation), now());
      if (opened) {
        wakeUps().noLongerOpen(message);
      }
    }
    wakeUps().writeIfOverdue(message);
    if (held == null) {
      wakeUps().note(message);
    }
    stores().put(message);
  }

  /** Writes what is held of a message once more, if anything was written of it. */
  private void republish(Source source) {
    HeldMessage message = stores().get(source);
    if (message != null && message.revision() > 0 && !message.isErased()) {
      emitter().emitAgain(message, now());
    }
  }

  /** Whether an arrival is a reason to write a record of a message of which there is enough. */
  private boolean emits(HeldMessage message, Annotation<?> annotation, HeldMessage.Arrival kind) {
    return switch (kind) {
      case NEW -> true;
      case READ_AGAIN -> message.isCausedBy(annotation);
      case COMPUTED_AGAIN -> assembly.passesRepeats();
    };
  }

  private void put(
      HeldMessage message,
      Annotation<?> annotation,
      ReceivedAnnotation arrival,
      Record<byte[], byte[]> record,
      RecordMetadata metadata) {
    byte[] value =
        assembly
            .leavesOut(annotation)
            .map(change -> codec().change(annotation, record.value(), change))
            .orElse(record.value());
    message.put(
        annotation,
        new StoredAnnotation(ByteBuffer.wrap(value), arrival.digest(), metadata.offset()));
    if (annotation.equals(headerCarrier())) {
      message.setHeaders(record.headers());
    }
    message.fit(limit, assembly.droppedLast());
  }

  private HeldMessage newMessage(Source source, byte @Nullable [] key) {
    return HeldMessage.of(source, key, assembly.expected(), context().currentSystemTimeMs());
  }

  private void drop(Annotation<?> annotation) {
    Objects.requireNonNull(dropped).record();
    LOG.debug(
        "Dropped a result for a message no longer held: assembly={} annotation={}",
        assembly.name(),
        annotation);
  }

  /** The annotation whose headers are kept: all records of a message have the same. */
  private Annotation<?> headerCarrier() {
    return assembly.reads().annotations().get(0);
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Origin origin) {
    StageError error =
        new StageError(ErrorCause.UNDECODABLE, "the result of a stage could not be decoded");
    forwarder()
        .forwardDeadLetter(DeadLetters.of(assembly.name(), origin, error, record, metadata, now()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private AssemblyEmitter emitter() {
    return Objects.requireNonNull(emitter);
  }

  private LiveAnswers answers() {
    return Objects.requireNonNull(answers);
  }

  private AssemblyWakeUps wakeUps() {
    return Objects.requireNonNull(wakeUps);
  }

  private AnnotationCodec codec() {
    return Objects.requireNonNull(codec);
  }

  private RecordForwarder forwarder() {
    return Objects.requireNonNull(forwarder);
  }

  private ProcessorContext<byte[], PartitionedValue> context() {
    return Objects.requireNonNull(context);
  }

  private AssemblyStores stores() {
    return Objects.requireNonNull(stores);
  }
}
