package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Source;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.record.AvroBinary;
import io.anabranch.topology.record.ComputationDigest;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.ResultHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record that has arrived at a gather or the join.
 *
 * @param source that it belongs to
 * @param place where that message stands
 * @param digest of what was computed, or of the content other than times if nobody says it
 */
record ReceivedAnnotation(Source source, Place place, long digest) {

  /**
   * Reads a record of a topic of annotations.
   *
   * @param origin of the record, which is the source of a message, decodable or not
   * @param headers of the record, which say source and digest of a result if a stage of ours has
   *     written it
   * @return empty for a result that must be decoded and cannot be: nobody knows its source
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record may
   *     be readable later
   */
  static Optional<ReceivedAnnotation> read(
      Annotation<?> annotation,
      AnnotationCodec codec,
      byte[] value,
      Origin origin,
      Headers headers) {
    if (annotation.equals(Annotation.MESSAGE)) {
      return Optional.of(
          new ReceivedAnnotation(origin.self(), origin.place(), ComputationDigest.of(value)));
    }
    Optional<Source> source = ResultHeaders.source(headers);
    OptionalLong digest = ResultHeaders.digest(headers);
    if (source.isPresent() && digest.isPresent()) {
      return Optional.of(
          new ReceivedAnnotation(
              source.get(), ResultHeaders.place(headers, source.get()), digest.getAsLong()));
    }
    return codec
        .decode(annotation, value)
        .map(
            result ->
                new ReceivedAnnotation(
                    Results.source(result),
                    ResultHeaders.place(headers, Results.source(result)),
                    digest.orElseGet(() -> digest(result))));
  }

  private static long digest(SpecificRecord result) {
    SpecificRecord timeless =
        Results.complete(result, Results.source(result), Results.model(result), Instant.EPOCH);
    return ComputationDigest.of(AvroBinary.encode(timeless));
  }
}
