package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.Needs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** What a gather or the join makes of the annotations of one message. */
interface Assembly {

  /**
   * The annotations of one message.
   *
   * @param source of the message
   * @param place where it stands
   * @param values annotations that have arrived, as they are kept
   * @param codec decodes them
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
      Place place,
      Map<Annotation<?>, byte[]> values,
      AnnotationCodec codec,
      Set<Annotation<?>> tooLarge,
      Set<String> missing,
      int revision,
      EnrichedReason reason,
      Headers headers,
      long digest,
      Instant now) {}

  /** Name of the application, its processor and the prefix of its stores. */
  String name();

  /** Whether an annotation is what the messages come with, and so their tombstones. */
  static boolean isRoot(Annotation<?> annotation) {
    return annotation.equals(Annotation.CONTENT) || annotation.equals(Annotation.MESSAGE);
  }

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

  /**
   * Whether a result that was computed again and is the same is a reason to write a record. One
   * that is new is always one.
   */
  boolean passesRepeats();

  /** The annotation that is kept longest where not all can be, if it is not the smallest. */
  Optional<Annotation<?>> droppedLast();

  /** Drops from an annotation, in place, what is not kept of it; empty if all is. */
  Optional<Consumer<SpecificRecord>> leavesOut(Annotation<?> annotation);

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
