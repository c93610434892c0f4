package io.anabranch.topology.record;

import io.anabranch.topology.identity.Place;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Tombstones of messages on their way to the join, which erases what came before them. A tombstone
 * has no value that could say where it stood; a header does.
 */
public final class Tombstones {

  /** Its {@link Place}: {@code partition/offset/timestampMillis}, in UTF-8. */
  public static final String PLACE = "anabranch.tombstone.place";

  /** Name of the topic in which it was a tombstone, in UTF-8. */
  public static final String TOPIC = "anabranch.tombstone.topic";

  private Tombstones() {}

  /**
   * A tombstone that was read from the topic of messages, with the headers.
   *
   * @param topic in which it was a tombstone: that of messages, or the one that the intake read
   */
  public static Record<byte[], byte[]> mark(
      Record<byte[], byte[]> tombstone, RecordMetadata metadata, String topic) {
    Headers headers = without(tombstone).headers();
    headers
        .add(
            PLACE,
            Place.of(metadata, tombstone.timestamp()).path().getBytes(StandardCharsets.UTF_8))
        .add(TOPIC, topic.getBytes(StandardCharsets.UTF_8));
    return tombstone.withHeaders(headers);
  }

  /** The topic in which it was a tombstone; empty if the header is missing. */
  public static Optional<String> topic(Headers headers) {
    return Optional.ofNullable(headers.lastHeader(TOPIC))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  /** Where it stands; empty if the header is missing or malformed. */
  public static Optional<Place> place(Headers headers) {
    Header header = headers.lastHeader(PLACE);
    return header == null || header.value() == null
        ? Optional.empty()
        : Place.ofPath(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** The tombstone without the headers. */
  public static Record<byte[], byte[]> without(Record<byte[], byte[]> tombstone) {
    return tombstone.withHeaders(
        new RecordHeaders(tombstone.headers()).remove(PLACE).remove(TOPIC));
  }
}
