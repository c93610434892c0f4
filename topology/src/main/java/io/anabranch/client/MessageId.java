package io.anabranch.client;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;

/**
 * The input record that a result belongs to. Small: there is one for each message compared.
 *
 * @param timestamp in milliseconds since the epoch
 */
public record MessageId(String topic, int partition, long offset, long timestamp) {

  /** Of the message that a result belongs to. */
  public static MessageId of(Source source) {
    return new MessageId(
        source.getTopic().intern(),
        source.getPartition(),
        source.getOffset(),
        source.getTimestamp().toEpochMilli());
  }

  /** As the id of an enriched record: {@code topic-partition-offset-timestampMillis}. */
  @Override
  public String toString() {
    return Sources.id(topic, partition, offset, timestamp);
  }
}
