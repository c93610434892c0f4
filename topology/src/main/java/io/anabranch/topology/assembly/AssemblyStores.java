package io.anabranch.topology.assembly;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.cache.Cache;
import org.apache.kafka.common.cache.LRUCache;
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
 *   <li>{@code messages}: source to what is held of the message, in one entry
 *   <li>{@code expired}: partition of messages to the timestamp and offset of the last one that is
 *       no longer held; and the id of the topic that the state is of
 *   <li>{@code wake-ups} and {@code keys}: the {@linkplain MessageIndex index}, without changelogs
 * </ul>
 */
final class AssemblyStores {

  private static final List<String> LOGGED = List.of("messages", "expired");
  private static final List<String> NOT_LOGGED = List.of("wake-ups", "keys");

  private static final int CLEARED_AT_ONCE = 1_000;
  private static final int MOST_RECENT = 128;

  private final KeyValueStore<byte[], byte[]> messages;

  /** Those that were written last, as the store has them: the next arrival need not decode them. */
  private final Cache<ByteBuffer, HeldMessage> recent = new LRUCache<>(MOST_RECENT);

  private final ExpiredMessages expired;
  private final MessageIndex index;

  AssemblyStores(String assembly, ProcessorContext<?, ?> context, Incarnation incarnation) {
    messages = context.getStateStore(assembly + "-messages");
    expired = new ExpiredMessages(context.getStateStore(assembly + "-expired"), incarnation);
    index =
        new MessageIndex(
            context.getStateStore(assembly + "-wake-ups"),
            context.getStateStore(assembly + "-keys"));
  }

  /**
   * Builders of the stores, in RocksDB. Those with changelogs are cached: what is written of a
   * message several times between two commits goes to store and changelog once.
   */
  static List<StoreBuilder<KeyValueStore<byte[], byte[]>>> builders(String assembly) {
    return Stream.concat(
            LOGGED.stream().map(name -> builder(assembly + "-" + name).withCachingEnabled()),
            NOT_LOGGED.stream().map(name -> builder(assembly + "-" + name).withLoggingDisabled()))
        .toList();
  }

  private static StoreBuilder<KeyValueStore<byte[], byte[]>> builder(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray());
  }

  /** Messages that are no longer held. */
  ExpiredMessages expired() {
    return expired;
  }

  MessageIndex index() {
    return index;
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
      Stream.concat(Stream.of(messages, expired.store()), index.stores().stream())
          .forEach(AssemblyStores::clear);
    }
    expired.noteIncarnation();
    return isFormer;
  }

  @Nullable HeldMessage get(Source source) {
    return get(Sources.key(source));
  }

  /** By a key that the index gave. */
  @Nullable HeldMessage get(byte[] key) {
    HeldMessage used = recent.get(ByteBuffer.wrap(key));
    if (used != null) {
      return used;
    }
    byte[] bytes = messages.get(key);
    return bytes == null ? null : HeldMessage.ofBytes(bytes);
  }

  /**
   * Messages in the order of their sources, without what has arrived.
   *
   * @param after key of the last one before them; null for the first
   * @param size at most so many
   */
  List<HeldMessage> nextHeads(byte @Nullable [] after, int size) {
    List<HeldMessage> next = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries = messages.range(after, null)) {
      while (entries.hasNext() && next.size() < size) {
        KeyValue<byte[], byte[]> entry = entries.next();
        if (!Arrays.equals(entry.key, after)) {
          next.add(HeldMessage.headOfBytes(entry.value));
        }
      }
    }
    return next;
  }

  /**
   * Messages right before one of the same key of which nothing is written, in their order. It looks
   * no further than to one of which something is.
   */
  List<HeldMessage> openBefore(HeldMessage message) {
    List<HeldMessage> open = new ArrayList<>();
    byte[] key = message.key();
    if (key != null) {
      index.visitBefore(
          key,
          message.source(),
          source -> {
            HeldMessage before = get(source);
            boolean isOpen = before != null && before.isOpen();
            if (isOpen) {
              open.add(0, before);
            }
            return isOpen;
          });
    }
    return open;
  }

  void put(HeldMessage message) {
    byte[] key = Sources.key(message.source());
    messages.put(key, message.toBytes());
    recent.put(ByteBuffer.wrap(key), message);
  }

  /** Drops what was said of a message and its key; that it was erased is held until it expires. */
  void erase(HeldMessage message) {
    index.removeKey(message.key(), message.source());
    message.erase();
    put(message);
  }

  /** Drops everything that is held of a message. */
  void expire(HeldMessage message) {
    index.removeKey(message.key(), message.source());
    byte[] key = Sources.key(message.source());
    messages.delete(key);
    recent.remove(ByteBuffer.wrap(key));
    expired.add(message.place());
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
}
