package io.anabranch.cluster;

import io.anabranch.schema.Source;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record is. Small: a comparison holds one for each message.
 *
 * @param offset in the partition
 */
public record RecordId(String topic, int partition, long offset) {

  /** Of the input record that a result belongs to. */
  public static RecordId of(Source source) {
    return new RecordId(source.getTopic().intern(), source.getPartition(), source.getOffset());
  }

  /** Of a record as it was read. */
  public static RecordId of(ConsumerRecord<?, ?> record) {
    return new RecordId(record.topic(), record.partition(), record.offset());
  }

  /** As the id of an enriched record: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
