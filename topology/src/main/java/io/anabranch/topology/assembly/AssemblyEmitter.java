package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.StoredHeaders;
import io.anabranch.topology.state.AssemblyState;
import io.anabranch.topology.state.StoredAnnotation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what is known of a message. */
final class AssemblyEmitter {

  private final Assembly assembly;
  private final Map<String, Annotation<?>> annotationsByTopic;
  private final Map<Annotation<?>, String> topics = new HashMap<>();
  private final AssemblyStores stores;
  private final Deserializer<Object> deserializer;
  private final RecordForwarder forwarder;

  AssemblyEmitter(
      Assembly assembly,
      Map<String, Annotation<?>> annotationsByTopic,
      AssemblyStores stores,
      Deserializer<Object> deserializer,
      RecordForwarder forwarder) {
    this.assembly = assembly;
    this.annotationsByTopic = annotationsByTopic;
    annotationsByTopic.forEach((topic, annotation) -> topics.put(annotation, topic));
    this.stores = stores;
    this.deserializer = deserializer;
    this.forwarder = forwarder;
  }

  /**
   * Forwards what has arrived, under the next revision if its content is new, and notes that in the
   * state. Does nothing if a crash has kept the note of an annotation and lost the annotation,
   * which at-least-once allows as the stores' changelogs are not written as one: its record was not
   * committed either, and is about to be read again.
   */
  void emit(Source source, AssemblyState state, Instant now) {
    Map<Annotation<?>, StoredAnnotation> stored = stored(source, state);
    if (stored.size() < noted(state)) {
      return;
    }
    Set<String> missing = missing(state);
    Revision.advance(state, missing.isEmpty());
    Headers headers = new RecordHeaders();
    Set<Annotation<?>> tooLarge = new HashSet<>();
    Assembly.Parts parts =
        new Assembly.Parts(
            source,
            values(stored, headers, tooLarge),
            this::decode,
            tooLarge,
            missing,
            state.getRevision(),
            EnrichedReason.valueOf(state.getReason()),
            headers,
            state.getEmitted(),
            now);
    byte[] key = state.getKey() == null ? null : state.getKey().array();
    forward(new Record<>(key, assembly.assemble(parts), now.toEpochMilli(), headers));
  }

  /** Forwards an assembled record, without its largest annotations if it is too large with them. */
  private void forward(Record<byte[], SpecificRecord> assembled) {
    Optional<StageError> tooLarge = forwarder.forwardResult(assembled);
    while (tooLarge.isPresent() && assembly.leaveOutLargest(assembled, tooLarge.get())) {
      tooLarge = forwarder.forwardResult(assembled);
    }
  }

  /**
   * What has arrived; adds the headers of the message to those given, and what was too large to be
   * kept to {@code tooLarge}.
   */
  private Map<Annotation<?>, byte[]> values(
      Map<Annotation<?>, StoredAnnotation> held, Headers headers, Set<Annotation<?>> tooLarge) {
    Map<Annotation<?>, byte[]> values = new HashMap<>();
    held.forEach(
        (annotation, stored) -> {
          StoredHeaders.add(stored.getHeaders(), headers);
          if (stored.getValue() == null) {
            tooLarge.add(annotation);
          } else {
            values.put(annotation, stored.getValue().array());
          }
        });
    return values;
  }

  private Optional<SpecificRecord> decode(Annotation<?> annotation, byte[] value) {
    return ReceivedAnnotation.decode(
        annotation, deserializer, Objects.requireNonNull(topics.get(annotation)), value);
  }

  /** The annotations read here that the state has noted, as far as the store has them. */
  private Map<Annotation<?>, StoredAnnotation> stored(Source source, AssemblyState state) {
    Map<Annotation<?>, StoredAnnotation> stored = new HashMap<>();
    for (Annotation<?> annotation : annotationsByTopic.values()) {
      if (state.getDigests().containsKey(annotation.name())) {
        StoredAnnotation one = stores.annotation(source, annotation.name());
        if (one != null && state.getDigests().get(annotation.name()).equals(one.getDigest())) {
          stored.put(annotation, one);
        }
      }
    }
    return stored;
  }

  private long noted(AssemblyState state) {
    return annotationsByTopic.values().stream()
        .filter(annotation -> state.getDigests().containsKey(annotation.name()))
        .count();
  }

  /** Names of the annotations that are expected and have not arrived. */
  static Set<String> missing(AssemblyState state) {
    Set<String> missing = new TreeSet<>(state.getExpected());
    missing.removeAll(state.getDigests().keySet());
    return missing;
  }
}
