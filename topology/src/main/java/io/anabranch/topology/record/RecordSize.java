package io.anabranch.topology.record;

import io.anabranch.topology.state.StoredHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound of the bytes that a record takes, alone in an uncompressed batch, as a producer
 * estimates them against its {@code max.request.size}.
 */
public final class RecordSize {

  /** A batch's own 61 bytes, a record's 21, and the lengths of key, value and headers. */
  private static final int OVERHEAD = 100;

  /** Two lengths of at most 5 bytes, and the branch of a union. */
  private static final int HEADER_OVERHEAD = 11;

  private RecordSize() {}

  public static long of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return of(headers) + OVERHEAD + length(key) + length(value);
  }

  public static long of(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += ofHeader(header.key(), length(header.value()));
    }
    return size;
  }

  /** Of one header that is kept in a store. */
  public static long of(StoredHeader header) {
    return ofHeader(header.getKey(), header.getValue() == null ? 0 : header.getValue().remaining());
  }

  static long ofHeader(String key, int valueLength) {
    return (long) HEADER_OVERHEAD + Utils.utf8Length(key) + valueLength;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
