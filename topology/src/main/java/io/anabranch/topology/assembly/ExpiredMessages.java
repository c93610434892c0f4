package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.record.Incarnation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which messages are no longer held: of each partition, all up to one. And the id of the topic that
 * they are of.
 */
final class ExpiredMessages {

  private static final byte[] TOPIC_ID = "topic id".getBytes(StandardCharsets.UTF_8);

  private final KeyValueStore<byte[], byte[]> store;
  private final Incarnation incarnation;

  ExpiredMessages(KeyValueStore<byte[], byte[]> store, Incarnation incarnation) {
    this.store = store;
    this.incarnation = incarnation;
  }

  /** Whether the message was held once, and is no more. */
  boolean contains(Source source) {
    byte[] last = store.get(key(source));
    if (last == null) {
      return false;
    }
    ByteBuffer place = ByteBuffer.wrap(last);
    Instant timestamp = Instant.ofEpochMilli(place.getLong());
    Source lastExpired =
        new Source(source.getTopic(), source.getPartition(), place.getLong(), timestamp);
    return !incarnation.isBefore(lastExpired, source);
  }

  /** Adds a message, and with it all that came before. */
  void add(Source source) {
    if (!contains(source)) {
      store.put(
          key(source),
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(source.getTimestamp().toEpochMilli())
              .putLong(source.getOffset())
              .array());
    }
  }

  /** Whether one message came before another one of its partition. */
  boolean isBefore(Source one, Source other) {
    return incarnation.isBefore(one, other);
  }

  /** Whether they are of another topic of that name, whose messages may look like those of this. */
  boolean areOfAFormerIncarnation() {
    byte[] noted = store.get(TOPIC_ID);
    return noted != null && !Arrays.equals(noted, topicId()) && !incarnation.isAppendTime();
  }

  void noteIncarnation() {
    if (!Arrays.equals(store.get(TOPIC_ID), topicId())) {
      store.put(TOPIC_ID, topicId());
    }
  }

  KeyValueStore<byte[], byte[]> store() {
    return store;
  }

  private byte[] topicId() {
    return incarnation.topicId().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] key(Source source) {
    return (source.getTopic() + "-" + source.getPartition()).getBytes(StandardCharsets.UTF_8);
  }
}
