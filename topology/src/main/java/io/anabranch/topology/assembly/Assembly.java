package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.Needs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** What a gather or the join makes of the annotations of one message. */
interface Assembly {

  /**
   * The annotations of one message.
   *
   * @param source of the message
   * @param values annotations that have arrived, as their topics have them
   * @param decoder decodes one of them
   * @param tooLarge annotations that have arrived and were too large to be kept
   * @param missing names of those expected that have not arrived
   * @param revision to write
   * @param reason for writing it
   * @param headers of the message, to add to
   * @param digest of everything that has arrived
   * @param now wall clock
   */
  record Parts(
      Source source,
      Map<Annotation<?>, byte[]> values,
      Decoder decoder,
      Set<Annotation<?>> tooLarge,
      Set<String> missing,
      int revision,
      EnrichedReason reason,
      Headers headers,
      long digest,
      Instant now) {}

  /** Decodes annotations. */
  @FunctionalInterface
  interface Decoder {

    /** The value of an annotation; empty if it cannot be decoded. */
    Optional<SpecificRecord> decode(Annotation<?> annotation, byte[] value);
  }

  /** Name of the application, its processor and the prefix of its stores. */
  String name();

  /** Annotations that it reads. */
  Needs reads();

  /** Names of the annotations that make it complete. */
  Set<String> expected();

  /**
   * How long to wait for a stage that does not answer, before an incomplete record is written;
   * empty to wait for completeness.
   */
  Optional<Duration> timeout();

  /** How long to wait for stages that do answer; empty for as long as they do. */
  Optional<Duration> longestWait();

  /** The record to write. */
  SpecificRecord assemble(Parts parts);

  /**
   * Puts an error in the place of the largest annotation of an assembled record, because the record
   * is too large.
   *
   * @param record with what {@link #assemble} gave as its value, changed in place
   * @return false if there is no annotation left
   */
  boolean leaveOutLargest(Record<byte[], SpecificRecord> record, StageError error);
}
