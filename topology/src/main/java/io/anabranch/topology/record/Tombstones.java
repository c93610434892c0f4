package io.anabranch.topology.record;

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

  private Tombstones() {}

  /** A tombstone that was read from the topic of messages, with the header. */
  public static Record<byte[], byte[]> mark(
      Record<byte[], byte[]> tombstone, RecordMetadata metadata) {
    Headers headers = new RecordHeaders(tombstone.headers()).remove(PLACE);
    headers.add(
        PLACE, Place.of(metadata, tombstone.timestamp()).path().getBytes(StandardCharsets.UTF_8));
    return tombstone.withHeaders(headers);
  }

  /** Where it stands; empty if the header is missing or malformed. */
  public static Optional<Place> place(Headers headers) {
    Header header = headers.lastHeader(PLACE);
    return header == null || header.value() == null
        ? Optional.empty()
        : Place.ofPath(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** The tombstone without the header. */
  public static Record<byte[], byte[]> without(Record<byte[], byte[]> tombstone) {
    return tombstone.withHeaders(new RecordHeaders(tombstone.headers()).remove(PLACE));
  }
}
