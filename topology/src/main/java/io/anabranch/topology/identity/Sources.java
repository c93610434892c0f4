package io.anabranch.topology.identity;

import io.anabranch.schema.Source;
import io.anabranch.topology.state.AssemblyState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The identity of a message in its several forms. */
public final class Sources {

  private static final Pattern PATH =
      Pattern.compile("([a-zA-Z0-9._-]{1,249})/(\\d{1,9})/(\\d{1,18})/(\\d{1,19})");

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

  /** As a header: {@code topic/partition/offset/timestampMillis}. */
  public static String path(Source source) {
    return "%s/%d/%d/%d"
        .formatted(
            source.getTopic(),
            source.getPartition(),
            source.getOffset(),
            source.getTimestamp().toEpochMilli());
  }

  /** The source that {@link #path} has written; empty if it is malformed. */
  public static Optional<Source> ofPath(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Source(
              matcher.group(1),
              Integer.valueOf(matcher.group(2)),
              Long.valueOf(matcher.group(3)),
              Instant.ofEpochMilli(Long.parseLong(matcher.group(4)))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** As the key of a store: partition, offset, topic, timestamp. Sorts by offset in a partition. */
  public static byte[] key(Source source) {
    byte[] topic = source.getTopic().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES + topic.length + 1)
        .putInt(source.getPartition())
        .putLong(source.getOffset())
        .put(topic)
        .put((byte) 0)
        .putLong(source.getTimestamp().toEpochMilli())
        .array();
  }
}
