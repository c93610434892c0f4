package io.anabranch.client;

import io.anabranch.schema.Source;

/** The input record that a result belongs to. Small: there is one for each message compared. */
public record MessageId(String topic, int partition, long offset) {

  /** Of the message that a result belongs to. */
  public static MessageId of(Source source) {
    return new MessageId(source.getTopic().intern(), source.getPartition(), source.getOffset());
  }

  /** As the id of an enriched record: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
