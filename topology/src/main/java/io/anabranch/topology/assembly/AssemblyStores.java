package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.record.Incarnation;
import io.anabranch.topology.record.Sources;
import io.anabranch.topology.state.AssemblyState;
import io.anabranch.topology.state.StoredAnnotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The state of a gather or the join.
 *
 * <ul>
 *   <li>{@code annotations}: source and annotation to the record as it arrived
 *   <li>{@code states}: source to what is remembered of the message
 *   <li>{@code deadlines}: time and source, for what is due
 *   <li>{@code expired}: partition of messages to the timestamp and offset of the last one that is
 *       no longer held; and the id of the topic that the state is of
 *   <li>{@code keys}: key of a message and source, for tombstones
 * </ul>
 *
 * Stores are read by key or up to a time; nothing scans them.
 */
final class AssemblyStores {

  private static final List<String> NAMES =
      List.of("annotations", "states", "deadlines", "expired", "keys");

  private static final int CLEARED_AT_ONCE = 1_000;

  private final KeyValueStore<byte[], byte[]> annotations;
  private final KeyValueStore<byte[], byte[]> states;
  private final KeyValueStore<byte[], byte[]> deadlines;
  private final ExpiredMessages expired;
  private final KeyValueStore<byte[], byte[]> keys;

  /**
   * No wake-up is earlier. Spares every look the deleted ones before it, which the store goes
   * through until it compacts them.
   */
  private long earliest;

  AssemblyStores(String assembly, ProcessorContext<?, ?> context, Incarnation incarnation) {
    annotations = context.getStateStore(assembly + "-annotations");
    states = context.getStateStore(assembly + "-states");
    deadlines = context.getStateStore(assembly + "-deadlines");
    expired = new ExpiredMessages(context.getStateStore(assembly + "-expired"), incarnation);
    keys = context.getStateStore(assembly + "-keys");
  }

  /**
   * Builders of the stores, in RocksDB with changelogs. They are cached: what is written of a
   * message several times between two commits goes to store and changelog once.
   */
  static List<StoreBuilder<KeyValueStore<byte[], byte[]>>> builders(String assembly) {
    return NAMES.stream()
        .map(
            name ->
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(assembly + "-" + name),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                    .withCachingEnabled())
        .toList();
  }

  /** Messages that are no longer held. */
  ExpiredMessages expired() {
    return expired;
  }

  /**
   * Clears all stores if they are of a former incarnation of the topic of messages, whose
   * timestamps are not the brokers': then a message of the one may look like one of the other.
   *
   * @return whether they were
   */
  boolean clearUnlessOfThisIncarnation() {
    boolean isFormer = expired.areOfAFormerIncarnation();
    if (isFormer) {
      List.of(annotations, states, deadlines, expired.store(), keys).forEach(AssemblyStores::clear);
    }
    expired.noteIncarnation();
    return isFormer;
  }

  @Nullable AssemblyState state(Source source) {
    return state(Sources.key(source, ""));
  }

  /** By a key that {@link #due} gave. */
  @Nullable AssemblyState state(byte[] key) {
    byte[] bytes = states.get(key);
    return bytes == null
        ? null
        : convert(() -> AssemblyState.fromByteBuffer(ByteBuffer.wrap(bytes)));
  }

  void put(Source source, AssemblyState state) {
    states.put(Sources.key(source, ""), convert(() -> state.toByteBuffer().array()));
  }

  void put(Source source, String annotation, StoredAnnotation stored) {
    annotations.put(Sources.key(source, annotation), convert(() -> stored.toByteBuffer().array()));
  }

  @Nullable StoredAnnotation annotation(Source source, String annotation) {
    byte[] bytes = annotations.get(Sources.key(source, annotation));
    return bytes == null
        ? null
        : convert(() -> StoredAnnotation.fromByteBuffer(ByteBuffer.wrap(bytes)));
  }

  /** Wakes a message at a time, in milliseconds since the epoch, or at once if that is over. */
  void wakeAt(long time, Source source) {
    byte[] key = Sources.key(source, "");
    deadlines.put(
        ByteBuffer.allocate(Long.BYTES + key.length)
            .putLong(Math.max(time, earliest))
            .put(key)
            .array(),
        key);
  }

  /**
   * Keys of wake-ups up to a time, with keys of states, the earliest first.
   *
   * @param size at most so many
   */
  List<KeyValue<byte[], byte[]>> due(long time, int size) {
    List<KeyValue<byte[], byte[]>> due = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> iterator =
        deadlines.range(
            ByteBuffer.allocate(Long.BYTES).putLong(earliest).array(),
            ByteBuffer.allocate(Long.BYTES).putLong(time + 1).array())) {
      while (iterator.hasNext() && due.size() < size) {
        due.add(iterator.next());
      }
    }
    return due;
  }

  /** Forgets the earliest wake-up. */
  void wakened(byte[] deadline) {
    deadlines.delete(deadline);
    earliest = time(deadline);
  }

  /** The time of a wake-up, in milliseconds since the epoch. */
  static long time(byte[] deadline) {
    return ByteBuffer.wrap(deadline).getLong();
  }

  /** Notes that a message has this key. */
  void index(byte[] key, Source source) {
    keys.put(indexKey(key, Sources.key(source, "")), new byte[0]);
  }

  /** Keys of the states of the messages that have this key, as far as they were indexed. */
  List<byte[]> indexed(byte[] key) {
    byte[] prefix = indexKey(key, new byte[0]);
    List<byte[]> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> iterator =
        keys.prefixScan(prefix, new ByteArraySerializer())) {
      iterator.forEachRemaining(
          entry -> found.add(Arrays.copyOfRange(entry.key, prefix.length, entry.key.length)));
    }
    return found;
  }

  /** Drops what was said of a message and its key; that it was erased is held until it expires. */
  void erase(Source source, AssemblyState state) {
    deleteContent(source, state);
    state.setKey(null);
    state.getDigests().clear();
    state.setErased(true);
    put(source, state);
  }

  /** Drops everything that is held of a message. */
  void expire(Source source, AssemblyState state) {
    deleteContent(source, state);
    states.delete(Sources.key(source, ""));
    expired.add(source);
  }

  private void deleteContent(Source source, AssemblyState state) {
    state.getDigests().keySet().forEach(name -> annotations.delete(Sources.key(source, name)));
    if (state.getKey() != null) {
      keys.delete(indexKey(state.getKey().array(), Sources.key(source, "")));
    }
  }

  private static void clear(KeyValueStore<byte[], byte[]> store) {
    byte @Nullable [] from = null;
    List<byte[]> found = new ArrayList<>();
    do {
      found.clear();
      try (KeyValueIterator<byte[], byte[]> entries = store.range(from, null)) {
        while (entries.hasNext() && found.size() < CLEARED_AT_ONCE) {
          found.add(entries.next().key);
        }
      }
      for (byte[] key : found) {
        store.delete(key);
        from = key;
      }
    } while (found.size() == CLEARED_AT_ONCE);
  }

  /** The length first, so that no key is the start of another. */
  private static byte[] indexKey(byte[] key, byte[] source) {
    return ByteBuffer.allocate(Integer.BYTES + key.length + source.length)
        .putInt(key.length)
        .put(key)
        .put(source)
        .array();
  }

  private interface Codec<T> {
    T run() throws IOException;
  }

  private static <T> T convert(Codec<T> codec) {
    try {
      return codec.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the state is corrupt", e);
    }
  }
}
