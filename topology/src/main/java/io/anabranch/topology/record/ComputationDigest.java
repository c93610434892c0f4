package io.anabranch.topology.record;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What was computed, as a fingerprint of 64 bits that results and gathered records carry in a
 * header. Two results of the same digest count as the same, whatever their bytes: an embedding
 * depends on its batch in the seventh digit.
 *
 * <p>The digest of a message is the fingerprint of its value. A header of this name on a message is
 * somebody else's, and does not travel.
 */
public final class ComputationDigest {

  /** Header of a digest: 8 bytes, the highest first. */
  public static final String HEADER = "anabranch.digest";

  private ComputationDigest() {}

  /** The fingerprint of some bytes. */
  public static long of(byte[] bytes) {
    return SchemaNormalization.fingerprint64(bytes);
  }

  /** What a record of results or gathered ones says; empty if it does not. */
  public static OptionalLong read(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null || header.value().length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
  }

  /** Says it, in place of what was said before. */
  public static void write(Headers headers, long digest) {
    headers.remove(HEADER).add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(digest).array());
  }

  /** The record without the header. */
  public static <K, V> Record<K, V> without(Record<K, V> record) {
    return record.headers().lastHeader(HEADER) == null
        ? record
        : record.withHeaders(new RecordHeaders(record.headers()).remove(HEADER));
  }
}
