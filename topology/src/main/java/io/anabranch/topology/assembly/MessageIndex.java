package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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
   * @param wakeUps time, offset of the place and source to source
   * @param keys key of a message and source to nothing
   */
  MessageIndex(KeyValueStore<byte[], byte[]> wakeUps, KeyValueStore<byte[], byte[]> keys) {
    this.wakeUps = wakeUps;
    this.keys = keys;
  }

  /**
   * Wakes a message at a time, in milliseconds since the epoch, or at once if that is over. Of
   * those that wake at one time, the earlier messages are first.
   */
  void wakeAt(long time, HeldMessage message) {
    byte[] key = Sources.key(message.source());
    wakeUps.put(wakeUpKey(Math.max(time, earliest), message.place(), key), key);
  }

  /** Does not wake it at that time. */
  void cancel(long time, HeldMessage message) {
    wakeUps.delete(wakeUpKey(time, message.place(), Sources.key(message.source())));
  }

  /** Wakes a message at another time than one of its wake-ups says. */
  void move(byte[] wakeUp, long time, HeldMessage message) {
    wakeUps.delete(wakeUp);
    wakeAt(time, message);
  }

  /** When a wake-up is. */
  static long time(byte[] wakeUp) {
    return ByteBuffer.wrap(wakeUp).getLong();
  }

  /**
   * Wake-ups up to a time, with keys of messages, the earliest first.
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
    earliest = time(wakeUp);
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

  /**
   * Visits the messages of a key from the one before another one on, backwards.
   *
   * @param visitor given keys of messages until it says no
   */
  void visitBefore(byte[] key, Source source, Predicate<byte[]> visitor) {
    byte[] prefix = indexKey(key, new byte[0]);
    byte[] end = indexKey(key, Sources.key(source));
    try (KeyValueIterator<byte[], byte[]> iterator = keys.reverseRange(prefix, end)) {
      boolean goesOn = true;
      while (goesOn && iterator.hasNext()) {
        byte[] found = iterator.next().key;
        goesOn =
            Arrays.equals(found, end)
                || visitor.test(Arrays.copyOfRange(found, prefix.length, found.length));
      }
    }
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

  private static byte[] wakeUpKey(long time, Place place, byte[] key) {
    return ByteBuffer.allocate(2 * Long.BYTES + key.length)
        .putLong(time)
        .putLong(place.offset())
        .put(key)
        .array();
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
