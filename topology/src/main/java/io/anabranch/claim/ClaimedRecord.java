package io.anabranch.claim;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that is written once for its idempotency key. */
public final class ClaimedRecord {

  private final String topic;
  private final byte @Nullable [] key;
  private final Object value;
  private final List<Header> headers;
  private final long content;

  /**
   * @param value an Avro record, or bytes
   * @param content by which it is told whether somebody else's record of the same idempotency key
   *     says the same
   */
  public ClaimedRecord(
      String topic, byte @Nullable [] key, Object value, List<Header> headers, byte[] content) {
    this.topic = Objects.requireNonNull(topic);
    this.key = key;
    this.value = value;
    this.headers = List.copyOf(headers);
    this.content = ClaimKey.content(content);
  }

  /** A hash of what the idempotency key must not change. */
  long content() {
    return content;
  }

  /** The record anew, as a producer changes what it is given. */
  public ProducerRecord<byte[], Object> toWrite() {
    return new ProducerRecord<>(topic, null, null, key, value, new RecordHeaders(headers));
  }
}
