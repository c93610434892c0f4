package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds held messages by the time at which they are due, and by their key. Its stores have no
 * changelogs: whoever starts may find entries missing, which {@link IndexRebuild} adds, and others
 * of messages that are no longer held.
 */
final class MessageIndex {

  private final KeyValueStore<byte[], byte[]> wakeUps;
  private final KeyValueStore<byte[], byte[]> keys;

  /**
   * No wake-up is earlier. Spares every look the deleted ones before it, which the store goes
   * through until it compacts them.
   */
  private long earliest;

  /**
   * @param wakeUps time and source to source
   * @param keys key of a message and source to nothing
   */
  MessageIndex(KeyValueStore<byte[], byte[]> wakeUps, KeyValueStore<byte[], byte[]> keys) {
    this.wakeUps = wakeUps;
    this.keys = keys;
  }

  /** Wakes a message at a time, in milliseconds since the epoch, or at once if that is over. */
  void wakeAt(long time, Source source) {
    byte[] key = Sources.key(source);
    wakeUps.put(wakeUpKey(Math.max(time, earliest), key), key);
  }

  /** Does not wake it at that time. */
  void cancel(long time, Source source) {
    wakeUps.delete(wakeUpKey(time, Sources.key(source)));
  }

  /**
   * Keys of wake-ups up to a time, with keys of messages, the earliest first.
   *
   * @param size at most so many
   */
  List<KeyValue<byte[], byte[]>> due(long time, int size) {
    List<KeyValue<byte[], byte[]>> due = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> iterator =
        wakeUps.range(
            ByteBuffer.allocate(Long.BYTES).putLong(earliest).array(),
            ByteBuffer.allocate(Long.BYTES).putLong(time + 1).array())) {
      while (iterator.hasNext() && due.size() < size) {
        due.add(iterator.next());
      }
    }
    return due;
  }

  /** Forgets the earliest wake-up. */
  void wakened(byte[] wakeUp) {
    wakeUps.delete(wakeUp);
    earliest = ByteBuffer.wrap(wakeUp).getLong();
  }

  /** Notes that a message has this key. */
  void addKey(byte @Nullable [] key, Source source) {
    if (key != null) {
      keys.put(indexKey(key, Sources.key(source)), new byte[0]);
    }
  }

  /** Keys of the messages that have this key. */
  List<byte[]> ofKey(byte[] key) {
    byte[] prefix = indexKey(key, new byte[0]);
    List<byte[]> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> iterator =
        keys.prefixScan(prefix, new ByteArraySerializer())) {
      iterator.forEachRemaining(
          entry -> found.add(Arrays.copyOfRange(entry.key, prefix.length, entry.key.length)));
    }
    return found;
  }

  /** Forgets that a message has this key. */
  void removeKey(byte @Nullable [] key, Source source) {
    if (key != null) {
      keys.delete(indexKey(key, Sources.key(source)));
    }
  }

  List<KeyValueStore<byte[], byte[]>> stores() {
    return List.of(wakeUps, keys);
  }

  private static byte[] wakeUpKey(long time, byte[] key) {
    return ByteBuffer.allocate(Long.BYTES + key.length).putLong(time).put(key).array();
  }

  /** The length first, so that no key is the start of another. */
  private static byte[] indexKey(byte[] key, byte[] source) {
    return ByteBuffer.allocate(Integer.BYTES + key.length + source.length)
        .putInt(key.length)
        .put(key)
        .put(source)
        .array();
  }
}
