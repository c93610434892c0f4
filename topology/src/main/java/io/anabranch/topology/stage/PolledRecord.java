package io.anabranch.topology.stage;

import io.anabranch.processor.RecordPlace;
import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that a poll returned, and what has become of it ahead of its turn. Confined to the
 * stream thread that polled it.
 *
 * @param <T> Avro type of the result
 */
final class PolledRecord<T> {

  private final ConsumerRecord<byte[], byte[]> record;
  private Optional<StageAnswer<T>> answer = Optional.empty();
  private boolean apart;

  PolledRecord(ConsumerRecord<byte[], byte[]> record) {
    this.record = record;
  }

  /** One that no poll has shown. */
  static <T> PolledRecord<T> of(Record<byte[], byte[]> record, RecordMetadata metadata) {
    return new PolledRecord<>(
        new ConsumerRecord<>(
            metadata.topic(),
            metadata.partition(),
            metadata.offset(),
            record.timestamp(),
            TimestampType.NO_TIMESTAMP_TYPE,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            record.key(),
            record.value(),
            record.headers(),
            Optional.empty()));
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  RecordPlace place() {
    return new RecordPlace(record.topic(), record.partition(), record.offset());
  }

  /** The source that it is, if it is that of a message. */
  Source self() {
    return new Source(
        record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(timestamp()));
  }

  /** As Kafka Streams passes it on: not before the epoch. */
  long timestamp() {
    return Math.max(0, record.timestamp());
  }

  Headers headers() {
    return record.headers();
  }

  /** Bytes of the value; none for a tombstone. */
  Optional<byte[]> value() {
    return Optional.ofNullable(record.value());
  }

  /** What the stage makes of it, if that is known. */
  Optional<StageAnswer<T>> answer() {
    return answer;
  }

  void answer(StageAnswer<T> known) {
    answer = Optional.of(known);
  }

  /** Whether it is to be computed alone: a batch that it was in has failed. */
  boolean isApart() {
    return apart;
  }

  void setApart() {
    apart = true;
  }

  /** Whether it may be computed in a batch. */
  boolean isPending() {
    return record.value() != null && answer.isEmpty() && !apart;
  }
}
