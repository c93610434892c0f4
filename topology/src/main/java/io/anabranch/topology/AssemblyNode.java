package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.state.AssemblyState;
import io.anabranch.topology.state.StoredAnnotation;
import io.anabranch.topology.state.StoredHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
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
final class AssemblyNode implements Processor<byte[], byte[], byte[], SpecificRecord> {

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyNode.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /** Wake-ups handled in one go, so that a long list does not keep records waiting. */
  private static final int MAX_WAKE_UPS = 1_000;

  private final Assembly assembly;
  private final Map<String, Annotation<?>> annotationsByTopic;
  private final Deserializer<Object> deserializer;
  private final long retentionMillis;
  private final StageNode.Sinks sinks;
  private @Nullable ProcessorContext<byte[], SpecificRecord> context;
  private @Nullable AssemblyStores stores;

  AssemblyNode(
      Assembly assembly,
      Map<String, Annotation<?>> annotationsByTopic,
      Deserializer<Object> deserializer,
      Duration retention,
      StageNode.Sinks sinks) {
    this.assembly = assembly;
    this.annotationsByTopic = annotationsByTopic;
    this.deserializer = deserializer;
    this.retentionMillis = retention.toMillis();
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<byte[], SpecificRecord> context) {
    this.context = context;
    stores = new AssemblyStores(assembly.name(), context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::wake);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Annotation<?> annotation = Objects.requireNonNull(annotationsByTopic.get(metadata.topic()));
    Source self = Sources.of(metadata, record.timestamp());
    Optional<Arrival> arrival = Arrival.read(annotation, deserializer, record.value(), self);
    if (arrival.isEmpty()) {
      forwardDeadLetter(record, metadata, self);
      return;
    }
    add(annotation, arrival.get(), record);
  }

  private void add(Annotation<?> annotation, Arrival arrival, Record<byte[], byte[]> record) {
    Source source = arrival.source();
    boolean isMessage = annotation.equals(Annotation.MESSAGE);
    AssemblyState state = stores().state(source);
    if (state == null && !isMessage && stores().isExpired(source)) {
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
    boolean repeated = state.getDigests().put(annotation.name(), arrival.digest()) != null;
    if (first || repeated) {
      scheduleWakeUps(source, state);
    }
    stores()
        .put(
            source,
            annotation.name(),
            new StoredAnnotation(
                ByteBuffer.wrap(record.value()), isMessage ? store(record.headers()) : List.of()));
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
    List<KeyValue<byte[], byte[]>> due = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> iterator = stores().due(now)) {
      while (iterator.hasNext() && due.size() < MAX_WAKE_UPS) {
        due.add(iterator.next());
      }
    }
    for (KeyValue<byte[], byte[]> deadline : due) {
      AssemblyState state = stores().state(deadline.value);
      if (state != null) {
        wake(source(state), state, now);
      }
      stores().wakened(deadline.key);
    }
  }

  private void wake(Source source, AssemblyState state, long now) {
    if (now >= state.getFirstSeen() + retentionMillis) {
      stores().expire(source, state.getDigests().keySet());
    } else if (state.getRevision() == 0 && assembly.timeout().isPresent()) {
      emit(source, state);
      stores().put(source, state);
    }
  }

  private void emit(Source source, AssemblyState state) {
    Set<String> missing = missing(state);
    Revision.advance(state, missing.isEmpty());
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    Headers headers = headers(source);
    Assembly.Parts parts =
        new Assembly.Parts(
            source,
            annotations(source),
            missing,
            state.getRevision(),
            EnrichedReason.valueOf(state.getReason()),
            headers,
            now);
    SpecificRecord assembled = assembly.assemble(parts);
    byte[] key = state.getKey() == null ? null : state.getKey().array();
    context().forward(new Record<>(key, assembled, now.toEpochMilli(), headers), sinks.results());
  }

  private Map<Annotation<?>, SpecificRecord> annotations(Source source) {
    Map<Annotation<?>, SpecificRecord> annotations = new HashMap<>();
    annotationsByTopic.forEach(
        (topic, annotation) -> {
          StoredAnnotation stored = stores().annotation(source, annotation.name());
          if (stored != null) {
            Arrival.decode(annotation, deserializer, topic, stored.getValue().array())
                .ifPresent(value -> annotations.put(annotation, value));
          }
        });
    return annotations;
  }

  private Headers headers(Source source) {
    Headers headers = new RecordHeaders();
    StoredAnnotation message = stores().annotation(source, Annotation.MESSAGE.name());
    if (message != null) {
      message
          .getHeaders()
          .forEach(
              header ->
                  headers.add(
                      header.getKey(),
                      header.getValue() == null ? null : header.getValue().array()));
    }
    return headers;
  }

  private static List<StoredHeader> store(Headers headers) {
    List<StoredHeader> stored = new ArrayList<>();
    headers.forEach(
        header ->
            stored.add(
                new StoredHeader(
                    header.key(),
                    header.value() == null ? null : ByteBuffer.wrap(header.value()))));
    return stored;
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
    context()
        .forward(
            DeadLetters.of(assembly.name(), self, error, record, metadata, now),
            sinks.deadLetters());
  }

  private ProcessorContext<byte[], SpecificRecord> context() {
    return Objects.requireNonNull(context);
  }

  private AssemblyStores stores() {
    return Objects.requireNonNull(stores);
  }
}
