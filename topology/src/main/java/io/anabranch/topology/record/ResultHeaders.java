package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Headers that results and gathered records carry, so that whoever assembles them need not decode
 * them. On a message, headers of these names are somebody else's, and do not travel; the source
 * alone is what the intake has said, as far as {@link MessageIdentity} believes it.
 */
public final class ResultHeaders {

  /** The message: {@code topic/partition/offset/timestampMillis}, in UTF-8. */
  public static final String SOURCE = "anabranch.source";

  /** The {@linkplain ComputationDigest digest} of what was computed: 8 bytes, the highest first. */
  public static final String DIGEST = "anabranch.digest";

  /**
   * The {@link Place} of the message: {@code partition/offset/timestampMillis}, in UTF-8. Left out
   * where the source says it, which is then a record of the pipeline's own topic of messages.
   */
  public static final String PLACE = "anabranch.place";

  private static final List<String> ALL = List.of(SOURCE, DIGEST, PLACE);

  private ResultHeaders() {}

  /** Says them, in place of what was said before. */
  public static void write(Headers headers, Source source, Place place, long digest) {
    remove(headers);
    if (!place.equals(Place.of(source))) {
      writePlace(headers, place);
    }
    writeSource(headers, source);
    headers.add(DIGEST, ByteBuffer.allocate(Long.BYTES).putLong(digest).array());
  }

  /** Says which message it is, in place of what was said before. */
  public static void writeSource(Headers headers, Source source) {
    headers.remove(SOURCE).add(SOURCE, Sources.path(source).getBytes(StandardCharsets.UTF_8));
  }

  /** Says where the message stands, in place of what was said before. */
  public static void writePlace(Headers headers, Place place) {
    headers.remove(PLACE).add(PLACE, place.path().getBytes(StandardCharsets.UTF_8));
  }

  /** The message; empty if it is not said. */
  public static Optional<Source> source(Headers headers) {
    byte[] value = value(headers, SOURCE);
    return value == null
        ? Optional.empty()
        : Sources.ofPath(new String(value, StandardCharsets.UTF_8));
  }

  /** The place of a message; that of its source unless another is said. */
  public static Place place(Headers headers, Source source) {
    byte[] value = value(headers, PLACE);
    return Optional.ofNullable(value)
        .flatMap(path -> Place.ofPath(new String(path, StandardCharsets.UTF_8)))
        .orElseGet(() -> Place.of(source));
  }

  /** The digest; empty if it is not said. */
  public static OptionalLong digest(Headers headers) {
    byte[] value = value(headers, DIGEST);
    return value == null || value.length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(value).getLong());
  }

  /** The record without the headers. */
  public static <K, V> Record<K, V> without(Record<K, V> record) {
    if (ALL.stream().allMatch(name -> record.headers().lastHeader(name) == null)) {
      return record;
    }
    Headers headers = new RecordHeaders(record.headers());
    remove(headers);
    return record.withHeaders(headers);
  }

  /** Removes them. */
  public static void remove(Headers headers) {
    ALL.forEach(headers::remove);
  }

  private static byte @Nullable [] value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }
}
