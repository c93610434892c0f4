package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSize;
import io.anabranch.topology.record.StoredHeaders;
import io.anabranch.topology.state.AssemblyState;
import io.anabranch.topology.state.StoredAnnotation;
import io.anabranch.topology.state.StoredHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a gather or the join holds of one message. All changes of it are made here. */
final class HeldMessage {

  /** What a record is to those of its annotation that came before. */
  enum Arrival {
    /** The first, or another computation than before. */
    NEW,
    /** The same record once more, as after a crash. */
    READ_AGAIN,
    /** The same computation in another record, as of a replay. */
    COMPUTED_AGAIN
  }

  private final Source source;
  private final Place place;
  private final AssemblyState state;

  private HeldMessage(AssemblyState state) {
    this.source = Sources.of(state);
    this.place =
        new Place(
            state.getPlacePartition(),
            state.getPlaceOffset(),
            Instant.ofEpochMilli(state.getPlaceTimestamp()));
    this.state = state;
  }

  /**
   * A message of which nothing has arrived yet.
   *
   * @param expected names of the annotations that make it complete
   * @param now wall clock, in milliseconds since the epoch
   */
  static HeldMessage of(
      Source source, Place place, byte @Nullable [] key, Set<String> expected, long now) {
    return new HeldMessage(
        AssemblyState.newBuilder()
            .setKey(key == null ? null : ByteBuffer.wrap(key))
            .setTopic(source.getTopic())
            .setPartition(source.getPartition())
            .setOffset(source.getOffset())
            .setTimestamp(source.getTimestamp().toEpochMilli())
            .setPlacePartition(place.partition())
            .setPlaceOffset(place.offset())
            .setPlaceTimestamp(place.timestamp().toEpochMilli())
            .setExpected(List.copyOf(expected))
            .setAnnotations(new HashMap<>())
            .setFirstSeen(now)
            .build());
  }

  static HeldMessage ofBytes(byte[] bytes) {
    try {
      return new HeldMessage(AssemblyState.fromByteBuffer(ByteBuffer.wrap(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("the state is corrupt", e);
    }
  }

  /** The message without what has arrived, which is most of it and takes long to decode. */
  static HeldMessage headOfBytes(byte[] bytes) {
    return new HeldMessage(AssemblyHead.decode(bytes));
  }

  byte[] toBytes() {
    try {
      return state.toByteBuffer().array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Source source() {
    return source;
  }

  /** Where it stood when it came first. */
  Place place() {
    return place;
  }

  byte @Nullable [] key() {
    return state.getKey() == null ? null : state.getKey().array();
  }

  /** When it came, by the wall clock, in milliseconds since the epoch. */
  long firstSeen() {
    return state.getFirstSeen();
  }

  /** The last revision written; 0 if none. */
  int revision() {
    return state.getRevision();
  }

  EnrichedReason reason() {
    return EnrichedReason.valueOf(state.getReason());
  }

  /** Digest of everything in the last revision. */
  long digest() {
    return state.getEmitted();
  }

  /** Whether a tombstone has erased it. */
  boolean isErased() {
    return state.getErased();
  }

  /** Whether nothing is written of it, and nothing forbids it. */
  boolean isOpen() {
    return state.getRevision() == 0 && !state.getErased();
  }

  /** Names of the annotations that are expected and have not arrived. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>(state.getExpected());
    missing.removeAll(state.getAnnotations().keySet());
    return missing;
  }

  /** What has arrived of an annotation, if anything. */
  Optional<StoredAnnotation> annotation(Annotation<?> annotation) {
    return Optional.ofNullable(state.getAnnotations().get(annotation.name()));
  }

  /** Adds the headers of the message to others. */
  void addHeaders(Headers headers) {
    StoredHeaders.add(state.getHeaders(), headers);
  }

  /** What a record is to what has arrived before. */
  Arrival arrival(Annotation<?> annotation, long digest, long offset) {
    StoredAnnotation before = state.getAnnotations().get(annotation.name());
    if (before == null || before.getDigest() != digest) {
      return Arrival.NEW;
    }
    return before.getOffset() == offset ? Arrival.READ_AGAIN : Arrival.COMPUTED_AGAIN;
  }

  void put(Annotation<?> annotation, StoredAnnotation stored) {
    state.getAnnotations().put(annotation.name(), stored);
  }

  void setHeaders(Headers headers) {
    state.setHeaders(StoredHeaders.of(headers));
  }

  /**
   * Drops the largest values until the rest can be kept.
   *
   * @param last annotation whose value is dropped last, if there is one
   */
  void fit(RecordLimit limit, Optional<Annotation<?>> last) {
    Optional<StoredAnnotation> largest = Optional.empty();
    do {
      largest.ifPresent(stored -> stored.setValue(null));
      largest = size() <= limit.bytes() ? Optional.empty() : largest(last);
    } while (largest.isPresent());
  }

  private Optional<StoredAnnotation> largest(Optional<Annotation<?>> last) {
    return state.getAnnotations().entrySet().stream()
        .filter(entry -> entry.getValue().getValue() != null)
        .max(
            Comparator.<Map.Entry<String, StoredAnnotation>, Boolean>comparing(
                    entry -> !entry.getKey().equals(last.map(Annotation::name).orElse("")))
                .thenComparing(entry -> entry.getValue().getValue().remaining()))
        .map(Map.Entry::getValue);
  }

  /** An upper bound of the bytes of an entry, without what {@link RecordLimit} leaves room for. */
  private long size() {
    long size = state.getKey() == null ? 0 : state.getKey().remaining();
    for (StoredHeader header : state.getHeaders()) {
      size += RecordSize.of(header);
    }
    for (StoredAnnotation stored : state.getAnnotations().values()) {
      size += stored.getValue() == null ? 0 : stored.getValue().remaining();
    }
    return size;
  }

  /** Whether the last record of it was written because of this annotation. */
  boolean isCausedBy(Annotation<?> annotation) {
    return annotation.name().equals(state.getCause());
  }

  /**
   * Notes that what it has is written now, under the next revision if that is new.
   *
   * @param cause annotation whose arrival is the reason; empty if time is
   */
  void written(Optional<Annotation<?>> cause) {
    state.setCause(cause.map(Annotation::name).orElse(null));
    state.setConfirmed(false);
    boolean complete = missing().isEmpty();
    long content = contentDigest();
    if (state.getRevision() > 0 && state.getEmitted() == content) {
      return;
    }
    EnrichedReason reason;
    if (state.getRevision() == 0) {
      reason = EnrichedReason.FIRST;
    } else if (complete && !state.getComplete()) {
      reason = EnrichedReason.COMPLETED;
    } else {
      reason = EnrichedReason.UPDATED;
    }
    state.setRevision(state.getRevision() + 1);
    state.setReason(reason.name());
    state.setEmitted(content);
    state.setComplete(complete);
  }

  /** Whether time had a record written that a crash may have lost. */
  boolean isUnconfirmed() {
    return state.getRevision() > 0
        && state.getCause() == null
        && !state.getConfirmed()
        && !state.getErased();
  }

  /** Notes that what time had written has left the application. */
  void confirm() {
    state.setConfirmed(true);
  }

  /** Drops what was said and the key. That it is erased is held until it expires. */
  void erase() {
    state.setKey(null);
    state.setHeaders(List.of());
    state.getAnnotations().clear();
    state.setErased(true);
  }

  private long contentDigest() {
    Map<String, Long> digests = new TreeMap<>();
    state.getAnnotations().forEach((name, stored) -> digests.put(name, stored.getDigest()));
    return ComputationDigest.of(digests.toString().getBytes(StandardCharsets.UTF_8));
  }
}
