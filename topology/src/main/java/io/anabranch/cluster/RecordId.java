package io.anabranch.cluster;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record is.
 *
 * @param offset in the partition
 */
public record RecordId(String topic, int partition, long offset) {

  /** Of a record as it was read. */
  public static RecordId of(ConsumerRecord<?, ?> record) {
    return new RecordId(record.topic(), record.partition(), record.offset());
  }

  /** With hyphens: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
