package io.anabranch.topology.identity;

import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where a message stands in the pipeline: its partition, the same in every topic, and its order
 * among those of that partition. A {@link Source} says which message it is, and may name a record
 * of a topic with other partitions.
 *
 * @param offset in the topic of messages
 * @param timestamp of that record
 */
public record Place(int partition, long offset, Instant timestamp) {

  private static final Pattern PATH = Pattern.compile("(\\d{1,9})/(\\d{1,18})/(\\d{1,18})");

  /** That of a message whose source is the record of the topic of messages itself. */
  public static Place of(Source source) {
    return new Place(source.getPartition(), source.getOffset(), source.getTimestamp());
  }

  /** That of a record of the topic of messages. */
  public static Place of(RecordMetadata metadata, long timestamp) {
    return new Place(metadata.partition(), metadata.offset(), Instant.ofEpochMilli(timestamp));
  }

  /** As a header: {@code partition/offset/timestampMillis}. */
  public String path() {
    return "%d/%d/%d".formatted(partition, offset, timestamp.toEpochMilli());
  }

  /** The place that {@link #path} has written; empty if it is malformed. */
  public static Optional<Place> ofPath(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches()
        ? Optional.of(
            new Place(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(3)))))
        : Optional.empty();
  }
}
