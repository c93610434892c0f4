package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Incarnation;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Sources;
import io.anabranch.topology.record.Tombstones;
import io.anabranch.topology.state.AssemblyState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.serialization.Deserializer;
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
 * <p>A repeat is emitted again under the revision it had: the state may have survived a crash that
 * the output did not, so suppressing repeats would lose records.
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
  private @Nullable Deserializer<Object> deserializer;
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
    deserializer = serdes.deserializer();
    emitter = new AssemblyEmitter(assembly, annotationsByTopic, stores, deserializer, forwarder);
    answers = new LiveAnswers(messages.get(), context.currentSystemTimeMs());
    wakeUps = new AssemblyWakeUps(assembly, retention, answers, stores, emitter);
    dropped =
        context
            .metrics()
            .addRateTotalSensor(
                "assembly", assembly.name(), "late-results-dropped", Sensor.RecordingLevel.INFO);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> wake());
  }

  @Override
  public void close() {
    deserializer().close();
    forwarder().close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    clearStateOfFormerIncarnation();
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    if (record.value() == null) {
      Annotation<?> annotation = annotationsByTopic.get(metadata.topic());
      if (annotation != null && isRoot(annotation)) {
        Optional<Source> source =
            annotation.equals(Annotation.CONTENT)
                ? Tombstones.source(record.headers())
                : Optional.empty();
        erase(record, metadata, source.orElseGet(() -> Sources.of(metadata, record.timestamp())));
      }
      return;
    }
    Origin origin = retryTopic.origin(Sources.of(metadata, record.timestamp()), record.headers());
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    Source self = origin.self();
    Annotation<?> annotation = annotationsByTopic.get(self.getTopic());
    Optional<ReceivedAnnotation> arrival =
        annotation == null
            ? Optional.empty()
            : ReceivedAnnotation.read(
                annotation, deserializer(), record.value(), self, read.headers());
    if (annotation == null || arrival.isEmpty()) {
      forwardDeadLetter(read, metadata, origin);
    } else {
      add(annotation, arrival.get(), limit.withoutExcess(ComputationDigest.without(read)));
    }
  }

  private void wake() {
    clearStateOfFormerIncarnation();
    wakeUps().wake(context()::currentSystemTimeMs);
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
    for (byte[] held : stores().indexed(tombstone.key())) {
      AssemblyState state = stores().state(held);
      if (state != null && stores().expired().isBefore(Sources.of(state), source)) {
        stores().erase(Sources.of(state), state);
      }
    }
    forwarder()
        .forwardTombstone(
            limit.withoutExcess(ComputationDigest.without(Tombstones.without(tombstone))),
            metadata.partition());
  }

  private void add(
      Annotation<?> annotation, ReceivedAnnotation arrival, Record<byte[], byte[]> record) {
    Source source = arrival.source();
    AssemblyState state = stores().state(source);
    boolean erased = state != null && state.getErased();
    boolean expired = state == null && !isRoot(annotation) && stores().expired().contains(source);
    if (erased || expired) {
      Objects.requireNonNull(dropped).record();
      LOG.debug(
          "Dropped a result for a message no longer held: assembly={} annotation={}",
          assembly.name(),
          annotation);
      return;
    }
    boolean first = state == null;
    if (state == null) {
      state = newState(source, record.key());
    }
    // As the wake-up would have done: revisions must not depend on which of the two is first.
    emitIfOverdue(source, state);
    boolean repeated = state.getDigests().put(annotation.name(), arrival.digest()) != null;
    if (!repeated) {
      answers().add(annotation.name(), source, context().currentSystemTimeMs());
    }
    if (first || repeated) {
      remember(source, state, record.key());
    }
    stores()
        .put(
            source,
            annotation.name(),
            StoredAnnotations.of(
                record, arrival.digest(), annotation.equals(headerCarrier()), limit));
    if (AssemblyEmitter.missing(state).isEmpty() || state.getRevision() > 0) {
      emitter().emit(source, state, now());
    }
    emitIfOverdue(source, state);
    stores().put(source, state);
  }

  private void emitIfOverdue(Source source, AssemblyState state) {
    if (wakeUps().isOverdue(source, state, context().currentSystemTimeMs())) {
      emitter().emit(source, state, now());
    }
  }

  /** Lets wake-ups and tombstones find it, again if a crash may have lost what was noted. */
  private void remember(Source source, AssemblyState state, byte @Nullable [] key) {
    wakeUps().schedule(source, state);
    if (key != null && readsMessages()) {
      stores().index(key, source);
    }
  }

  private AssemblyState newState(Source source, byte @Nullable [] key) {
    return AssemblyState.newBuilder()
        .setKey(key == null ? null : ByteBuffer.wrap(key))
        .setTopic(source.getTopic())
        .setPartition(source.getPartition())
        .setOffset(source.getOffset())
        .setTimestamp(source.getTimestamp().toEpochMilli())
        .setExpected(List.copyOf(assembly.expected()))
        .setDigests(new HashMap<>())
        .setFirstSeen(context().currentSystemTimeMs())
        .build();
  }

  /** Tombstones come with the messages: without them, nothing need be found by its key. */
  private boolean readsMessages() {
    return annotationsByTopic.values().stream().anyMatch(AssemblyNode::isRoot);
  }

  /** Whether it is what the messages come with. */
  private static boolean isRoot(Annotation<?> annotation) {
    return annotation.equals(Annotation.CONTENT) || annotation.equals(Annotation.MESSAGE);
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

  private Deserializer<Object> deserializer() {
    return Objects.requireNonNull(deserializer);
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
