package io.anabranch.intake.sample;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record of a topic of others.
 *
 * @param place topic, partition and offset, for people
 * @param timestamp in milliseconds since the epoch
 * @param value none for a tombstone
 */
public record SampledRecord(String place, long timestamp, Optional<byte[]> value, Headers headers) {

  static SampledRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new SampledRecord(
        "%s-%d-%d".formatted(record.topic(), record.partition(), record.offset()),
        record.timestamp(),
        Optional.ofNullable(record.value()),
        new RecordHeaders(record.headers().toArray()));
  }
}
