package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Headers that results and gathered records carry, so that whoever assembles them need not decode
 * them. Headers of these names on a message are somebody else's, and do not travel.
 */
public final class ResultHeaders {

  /** The message: {@code topic/partition/offset/timestampMillis}, in UTF-8. */
  public static final String SOURCE = "anabranch.source";

  /** The {@linkplain ComputationDigest digest} of what was computed: 8 bytes, the highest first. */
  public static final String DIGEST = "anabranch.digest";

  private ResultHeaders() {}

  /** Says both, in place of what was said before. */
  public static void write(Headers headers, Source source, long digest) {
    headers
        .remove(SOURCE)
        .remove(DIGEST)
        .add(SOURCE, Sources.path(source).getBytes(StandardCharsets.UTF_8))
        .add(DIGEST, ByteBuffer.allocate(Long.BYTES).putLong(digest).array());
  }

  /** The message; empty if it is not said. */
  public static Optional<Source> source(Headers headers) {
    byte[] value = value(headers, SOURCE);
    return value == null
        ? Optional.empty()
        : Sources.ofPath(new String(value, StandardCharsets.UTF_8));
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
    return record.headers().lastHeader(SOURCE) == null
            && record.headers().lastHeader(DIGEST) == null
        ? record
        : record.withHeaders(new RecordHeaders(record.headers()).remove(SOURCE).remove(DIGEST));
  }

  private static byte @Nullable [] value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }
}
