package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import io.anabranch.topology.state.AssemblyState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The identity of a message in its several forms. */
public final class Sources {

  private Sources() {}

  /** The source that an input record is itself. */
  public static Source of(RecordMetadata metadata, long timestamp) {
    return new Source(
        metadata.topic(), metadata.partition(), metadata.offset(), Instant.ofEpochMilli(timestamp));
  }

  /** The source of the message that a state is of. */
  public static Source of(AssemblyState state) {
    return new Source(
        state.getTopic(),
        state.getPartition(),
        state.getOffset(),
        Instant.ofEpochMilli(state.getTimestamp()));
  }

  /**
   * As the id of an enriched record: {@code topic-partition-offset-timestampMillis}. The timestamp
   * tells the records of a topic that was deleted and made again from the former ones.
   */
  public static String id(Source source) {
    return id(
        source.getTopic(),
        source.getPartition(),
        source.getOffset(),
        source.getTimestamp().toEpochMilli());
  }

  /**
   * The same of the parts of a source.
   *
   * @param timestamp in milliseconds since the epoch
   */
  public static String id(String topic, int partition, long offset, long timestamp) {
    return topic + "-" + partition + "-" + offset + "-" + timestamp;
  }

  /**
   * As the start of a store's key: partition, offset, topic, timestamp. Sorts by offset in a
   * partition.
   */
  public static byte[] key(Source source, String suffix) {
    byte[] topic = source.getTopic().getBytes(StandardCharsets.UTF_8);
    byte[] end = suffix.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES + topic.length + 1 + end.length)
        .putInt(source.getPartition())
        .putLong(source.getOffset())
        .put(topic)
        .put((byte) 0)
        .putLong(source.getTimestamp().toEpochMilli())
        .put(end)
        .array();
  }
}
