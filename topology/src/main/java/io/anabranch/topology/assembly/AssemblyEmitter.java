package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.StageError;
import io.anabranch.topology.record.RecordForwarder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what is known of a message. */
final class AssemblyEmitter {

  private final Assembly assembly;
  private final AnnotationCodec codec;
  private final RecordForwarder forwarder;

  AssemblyEmitter(Assembly assembly, AnnotationCodec codec, RecordForwarder forwarder) {
    this.assembly = assembly;
    this.codec = codec;
    this.forwarder = forwarder;
  }

  /**
   * Forwards what has arrived, under the next revision if its content is new, and notes that in the
   * message.
   *
   * @param cause annotation whose arrival is the reason; empty if time is
   */
  void emit(HeldMessage message, Optional<Annotation<?>> cause, Instant now) {
    message.written(cause);
    emitAgain(message, now);
  }

  /** Forwards once more what was forwarded last. */
  void emitAgain(HeldMessage message, Instant now) {
    Headers headers = new RecordHeaders();
    message.addHeaders(headers);
    Map<Annotation<?>, byte[]> values = new HashMap<>();
    Set<Annotation<?>> tooLarge = new HashSet<>();
    for (Annotation<?> annotation : assembly.reads().annotations()) {
      message
          .annotation(annotation)
          .ifPresent(
              stored -> {
                if (stored.getValue() == null) {
                  tooLarge.add(annotation);
                } else {
                  values.put(annotation, stored.getValue().array());
                }
              });
    }
    Assembly.Parts parts =
        new Assembly.Parts(
            message.source(),
            message.place(),
            values,
            codec,
            tooLarge,
            message.missing(),
            message.revision(),
            message.reason(),
            headers,
            message.digest(),
            now);
    forward(
        new Record<>(message.key(), assembly.assemble(parts), now.toEpochMilli(), headers),
        message.place().partition());
  }

  /** Forwards an assembled record, without its largest annotations if it is too large with them. */
  private void forward(Record<byte[], SpecificRecord> assembled, int partition) {
    Optional<StageError> tooLarge = forwarder.forwardResult(assembled, partition);
    while (tooLarge.isPresent() && assembly.leaveOutLargest(assembled, tooLarge.get())) {
      tooLarge = forwarder.forwardResult(assembled, partition);
    }
  }
}
