package io.anabranch.client;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The input record that a result belongs to. Small: there is one for each message compared.
 *
 * @param timestamp in milliseconds since the epoch
 */
public record MessageId(String topic, int partition, long offset, long timestamp) {

  private static final Pattern ID =
      Pattern.compile("([a-zA-Z0-9._-]{1,249})-(\\d{1,9})-(\\d{1,18})-(\\d{1,18})");

  /** Of the message that a result belongs to. */
  public static MessageId of(Source source) {
    return new MessageId(
        source.getTopic().intern(),
        source.getPartition(),
        source.getOffset(),
        source.getTimestamp().toEpochMilli());
  }

  /** The message that {@link #toString} names; empty if it is none. */
  public static Optional<MessageId> parse(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? Optional.of(
            new MessageId(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  /** As the id of an enriched record: {@code topic-partition-offset-timestampMillis}. */
  @Override
  public String toString() {
    return Sources.id(topic, partition, offset, timestamp);
  }
}
