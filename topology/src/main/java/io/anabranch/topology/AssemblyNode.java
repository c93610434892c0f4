package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.state.AssemblyState;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
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
final class AssemblyNode implements Processor<byte[], byte[], byte[], Placed> {

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyNode.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** How long wake-ups may keep records waiting; the rest comes with the next tick. */
  private static final Duration LONGEST_WAKE = Duration.ofMillis(250);

  private static final int WAKE_UPS_AT_ONCE = 1_000;

  private final Assembly assembly;
  private final Map<String, Annotation<?>> annotationsByTopic;
  private final RecordSerdes serdes;
  private final long retentionMillis;
  private final RecordLimit limit;
  private final Function<ProcessorContext<byte[], Placed>, Outlet> outlets;
  private @Nullable ProcessorContext<byte[], Placed> context;
  private @Nullable Outlet outlet;
  private @Nullable AssemblyStores stores;
  private @Nullable Deserializer<Object> deserializer;
  private @Nullable Sensor dropped;

  AssemblyNode(
      Assembly assembly,
      Map<String, Annotation<?>> annotationsByTopic,
      RecordSerdes serdes,
      Duration retention,
      RecordLimit limit,
      Function<ProcessorContext<byte[], Placed>, Outlet> outlets) {
    this.assembly = assembly;
    this.annotationsByTopic = annotationsByTopic;
    this.serdes = serdes;
    this.retentionMillis = retention.toMillis();
    this.limit = limit;
    this.outlets = outlets;
  }

  @Override
  public void init(ProcessorContext<byte[], Placed> context) {
    this.context = context;
    outlet = outlets.apply(context);
    stores = new AssemblyStores(assembly.name(), context);
    deserializer = serdes.deserializer();
    dropped =
        context
            .metrics()
            .addRateTotalSensor(
                "assembly", assembly.name(), "late-results-dropped", Sensor.RecordingLevel.INFO);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  @Override
  public void close() {
    deserializer().close();
    outlet().close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    if (record.value() == null) {
      if (Annotation.MESSAGE.equals(annotationsByTopic.get(metadata.topic()))) {
        erase(record, metadata);
      }
      return;
    }
    Annotation<?> annotation = Objects.requireNonNull(annotationsByTopic.get(metadata.topic()));
    Source self = Sources.of(metadata, record.timestamp());
    Optional<Arrival> arrival = Arrival.read(annotation, deserializer(), record.value(), self);
    if (arrival.isEmpty()) {
      forwardDeadLetter(record, metadata, self);
      return;
    }
    add(annotation, arrival.get(), limit.withoutExcess(record));
  }

  /** Erases the messages of a key that came before its tombstone, and passes the tombstone on. */
  private void erase(Record<byte[], byte[]> tombstone, RecordMetadata metadata) {
    if (tombstone.key() == null) {
      return;
    }
    for (byte[] held : stores().indexed(tombstone.key())) {
      AssemblyState state = stores().state(held);
      if (state != null && state.getOffset() < metadata.offset()) {
        stores().erase(source(state), state);
      }
    }
    outlet().forwardTombstone(tombstone, metadata.partition());
  }

  private void add(Annotation<?> annotation, Arrival arrival, Record<byte[], byte[]> record) {
    Source source = arrival.source();
    AssemblyState state = stores().state(source);
    boolean erased = state != null && state.getErased();
    boolean expired =
        state == null && !annotation.equals(Annotation.MESSAGE) && stores().isExpired(source);
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
      if (record.key() != null && readsMessages()) {
        stores().index(record.key(), source);
      }
    }
    boolean repeated = state.getDigests().put(annotation.name(), arrival.digest()) != null;
    if (first || repeated) {
      scheduleWakeUps(source, state);
    }
    stores()
        .put(
            source,
            annotation.name(),
            StoredAnnotations.of(record, annotation.equals(headerCarrier()), limit));
    if (missing(state).isEmpty() || state.getRevision() > 0) {
      emit(source, state);
    }
    stores().put(source, state);
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

  private void scheduleWakeUps(Source source, AssemblyState state) {
    long firstSeen = state.getFirstSeen();
    assembly.timeout().ifPresent(t -> stores().wakeAt(firstSeen + t.toMillis(), source));
    stores().wakeAt(firstSeen + retentionMillis, source);
  }

  private void wake(long now) {
    long end = context().currentSystemTimeMs() + LONGEST_WAKE.toMillis();
    List<KeyValue<byte[], byte[]>> due;
    do {
      due = stores().due(now, WAKE_UPS_AT_ONCE);
      for (KeyValue<byte[], byte[]> deadline : due) {
        AssemblyState state = stores().state(deadline.value);
        if (state != null) {
          wake(source(state), state, now);
        }
        stores().wakened(deadline.key);
      }
    } while (due.size() == WAKE_UPS_AT_ONCE && context().currentSystemTimeMs() < end);
  }

  private void wake(Source source, AssemblyState state, long now) {
    if (now >= state.getFirstSeen() + retentionMillis) {
      stores().expire(source, state);
    } else if (state.getRevision() == 0 && !state.getErased() && assembly.timeout().isPresent()) {
      emit(source, state);
      stores().put(source, state);
    }
  }

  private void emit(Source source, AssemblyState state) {
    Set<String> missing = missing(state);
    Revision.advance(state, missing.isEmpty());
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    Headers headers = new RecordHeaders();
    Set<Annotation<?>> tooLarge = new HashSet<>();
    Assembly.Parts parts =
        new Assembly.Parts(
            source,
            annotations(source, headers, tooLarge),
            tooLarge,
            missing,
            state.getRevision(),
            EnrichedReason.valueOf(state.getReason()),
            headers,
            now);
    byte[] key = state.getKey() == null ? null : state.getKey().array();
    forward(new Record<>(key, assembly.assemble(parts), now.toEpochMilli(), headers));
  }

  /** Forwards an assembled record, without its largest annotations if it is too large with them. */
  private void forward(Record<byte[], SpecificRecord> assembled) {
    Optional<StageError> tooLarge = outlet().forwardResult(assembled);
    while (tooLarge.isPresent() && assembly.leaveOutLargest(assembled, tooLarge.get())) {
      tooLarge = outlet().forwardResult(assembled);
    }
  }

  /**
   * What has arrived and can be decoded; adds the headers of the message to those given, and what
   * was too large to be kept to {@code tooLarge}.
   */
  private Map<Annotation<?>, SpecificRecord> annotations(
      Source source, Headers headers, Set<Annotation<?>> tooLarge) {
    Map<Annotation<?>, SpecificRecord> annotations = new HashMap<>();
    annotationsByTopic.forEach(
        (topic, annotation) -> {
          StoredAnnotation stored = stores().annotation(source, annotation.name());
          if (stored != null) {
            StoredHeaders.add(stored.getHeaders(), headers);
            if (stored.getValue() == null) {
              tooLarge.add(annotation);
            } else {
              Arrival.decode(annotation, deserializer(), topic, stored.getValue().array())
                  .ifPresent(value -> annotations.put(annotation, value));
            }
          }
        });
    return annotations;
  }

  /** Tombstones come with the messages: without them, nothing need be found by its key. */
  private boolean readsMessages() {
    return annotationsByTopic.containsValue(Annotation.MESSAGE);
  }

  /** The annotation whose headers are kept: all records of a message have the same. */
  private Annotation<?> headerCarrier() {
    return assembly.reads().annotations().get(0);
  }

  private static Set<String> missing(AssemblyState state) {
    Set<String> missing = new TreeSet<>(state.getExpected());
    missing.removeAll(state.getDigests().keySet());
    return missing;
  }

  private static Source source(AssemblyState state) {
    return new Source(
        state.getTopic(),
        state.getPartition(),
        state.getOffset(),
        Instant.ofEpochMilli(state.getTimestamp()));
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Source self) {
    StageError error =
        new StageError(ErrorCause.UNDECODABLE, "the result of a stage could not be decoded");
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    outlet().forwardDeadLetter(DeadLetters.of(assembly.name(), self, error, record, metadata, now));
  }

  private Deserializer<Object> deserializer() {
    return Objects.requireNonNull(deserializer);
  }

  private Outlet outlet() {
    return Objects.requireNonNull(outlet);
  }

  private ProcessorContext<byte[], Placed> context() {
    return Objects.requireNonNull(context);
  }

  private AssemblyStores stores() {
    return Objects.requireNonNull(stores);
  }
}
