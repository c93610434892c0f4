package io.anabranch.client;

import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.RecordId;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.schema.RecordHeader;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it was read, which is decoded when it is asked for its value. Not thread-safe. */
public final class TopicRecord {

  private final ConsumerRecord<byte[], byte[]> record;
  private final RecordDecoder decoder;

  TopicRecord(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder) {
    this.record = record;
    this.decoder = decoder;
  }

  /** Where it is. */
  public RecordId id() {
    return RecordId.of(record);
  }

  /** When its broker has appended it, unless its topic is configured otherwise. */
  public Instant timestamp() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Its key as it is on the topic; a new array each time. */
  public byte @Nullable [] key() {
    return record.key() == null ? null : record.key().clone();
  }

  /** Whether it has this key. */
  public boolean hasKey(byte[] key) {
    return Arrays.equals(key, record.key());
  }

  /** Its headers in their order; a name may come more than once. */
  public List<RecordHeader> headers() {
    return Arrays.stream(record.headers().toArray())
        .map(
            header ->
                new RecordHeader(
                    header.key(), header.value() == null ? null : ByteBuffer.wrap(header.value())))
        .toList();
  }

  /**
   * Decodes its value.
   *
   * @return null if it has none
   * @throws UndecodableRecordException if it cannot be decoded
   * @throws io.anabranch.serde.registry.SchemaRegistryUnavailableException if that cannot be told
   *     now
   */
  public @Nullable Object value() {
    return decoder.decode(record.topic(), record.value());
  }
}
