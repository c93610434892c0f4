package io.anabranch.topology.assembly;

import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Place;
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
  boolean contains(Place message) {
    byte[] last = store.get(key(message));
    if (last == null) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(last);
    Instant timestamp = Instant.ofEpochMilli(bytes.getLong());
    Place lastExpired = new Place(message.partition(), bytes.getLong(), timestamp);
    return !incarnation.isBefore(lastExpired, message);
  }

  /** Adds a message, and with it all that came before. */
  void add(Place message) {
    if (!contains(message)) {
      store.put(
          key(message),
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(message.timestamp().toEpochMilli())
              .putLong(message.offset())
              .array());
    }
  }

  /** Whether one message came before another one of its partition. */
  boolean isBefore(Place one, Place other) {
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

  private static byte[] key(Place message) {
    return ("partition " + message.partition()).getBytes(StandardCharsets.UTF_8);
  }
}
