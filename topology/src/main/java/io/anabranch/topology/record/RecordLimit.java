package io.anabranch.topology.record;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.StageError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * How large a record may be that a stage, a gather or the join writes to a topic or a store.
 *
 * @param bytes by {@link RecordSize}
 */
public record RecordLimit(int bytes) {

  /**
   * Header that says what of the input record was too large to travel with its results: {@code
   * key}, {@code headers}, or both with a comma, in UTF-8.
   */
  public static final String OMITTED = "anabranch.omitted";

  private static final int SHARES = 4;

  public RecordLimit {
    if (bytes < 1) {
      throw new IllegalArgumentException("limit of a record: " + bytes + "; allowed is at least 1");
    }
  }

  /** What key and headers may each take of a record, so that enough is left for its value. */
  int share() {
    return bytes / SHARES;
  }

  /** The error of a record that is over the limit. */
  public Optional<StageError> check(byte @Nullable [] key, byte[] value, Headers headers) {
    long size = RecordSize.of(key, value, headers);
    return size <= bytes ? Optional.empty() : Optional.of(tooLarge(size));
  }

  StageError tooLarge(long size) {
    return new StageError(
        ErrorCause.TOO_LARGE,
        "the record would have %d bytes, and %d can be sent".formatted(size, bytes));
  }

  /**
   * The record without headers that take more than a quarter of the limit, and without such a key;
   * {@link #OMITTED} says so. Every application that reads the same key and headers leaves out the
   * same.
   */
  public <V> Record<byte[], V> withoutExcess(Record<byte[], V> record) {
    boolean largeKey = record.key() != null && record.key().length > share();
    boolean largeHeaders = RecordSize.of(record.headers()) > share();
    if (!largeKey && !largeHeaders) {
      return record;
    }
    Headers headers = largeHeaders ? new RecordHeaders() : new RecordHeaders(record.headers());
    String omitted = largeKey && largeHeaders ? "key,headers" : largeKey ? "key" : "headers";
    headers.add(OMITTED, omitted.getBytes(StandardCharsets.UTF_8));
    Record<byte[], V> bounded = record.withHeaders(headers);
    return largeKey ? bounded.withKey(null) : bounded;
  }
}
