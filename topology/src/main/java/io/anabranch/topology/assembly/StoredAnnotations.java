package io.anabranch.topology.assembly;

import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.StoredHeaders;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;

/** Records as a gather or the join keeps them. */
final class StoredAnnotations {

  private StoredAnnotations() {}

  /**
   * The record to keep. A value that is too large for the changelog is left out: it is null.
   *
   * @param record without {@linkplain RecordLimit#withoutExcess excess}
   * @param digest of its content
   * @param withHeaders whether its headers are kept
   */
  static StoredAnnotation of(
      Record<byte[], byte[]> record, long digest, boolean withHeaders, RecordLimit limit) {
    byte[] value = record.value();
    boolean fits = limit.check(null, value, record.headers()).isEmpty();
    return new StoredAnnotation(
        fits ? ByteBuffer.wrap(value) : null,
        withHeaders ? StoredHeaders.of(record.headers()) : List.of(),
        digest);
  }
}
