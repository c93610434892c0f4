package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Source;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.record.AvroBinary;
import io.anabranch.topology.record.ComputationDigest;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record that has arrived at a gather or the join.
 *
 * @param source that it belongs to
 * @param digest of what was computed, or of the content other than times if nobody says it
 */
record ReceivedAnnotation(Source source, long digest) {

  /**
   * Reads a record of a topic of annotations.
   *
   * @param self the record itself, which is the source of a message, decodable or not
   * @param headers of the record, which say the digest of a result
   * @return empty for a result that cannot be decoded, whose source nobody knows
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record may
   *     be readable later
   */
  static Optional<ReceivedAnnotation> read(
      Annotation<?> annotation,
      Deserializer<Object> deserializer,
      byte[] value,
      Source self,
      Headers headers) {
    if (annotation.equals(Annotation.MESSAGE)) {
      return Optional.of(new ReceivedAnnotation(self, ComputationDigest.of(value)));
    }
    return decode(annotation, deserializer, self.getTopic(), value)
        .map(
            result ->
                new ReceivedAnnotation(
                    Results.source(result),
                    ComputationDigest.read(headers).orElseGet(() -> digest(result))));
  }

  /** Decodes a record, if it is one of the annotation's type. */
  static Optional<SpecificRecord> decode(
      Annotation<?> annotation, Deserializer<Object> deserializer, String topic, byte[] value) {
    try {
      Object record = deserializer.deserialize(topic, value);
      return annotation.type().isInstance(record)
          ? Optional.of(annotation.type().cast(record))
          : Optional.empty();
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static long digest(SpecificRecord result) {
    SpecificRecord timeless =
        Results.complete(result, Results.source(result), Results.model(result), Instant.EPOCH);
    return ComputationDigest.of(AvroBinary.encode(timeless));
  }
}
