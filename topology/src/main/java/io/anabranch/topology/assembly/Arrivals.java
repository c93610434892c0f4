package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Source;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds what arrives to its message. A set is complete when every expected annotation has arrived,
 * in whatever order and however often.
 *
 * <p>A record that is read again after a crash is a reason to write once more only if it was the
 * reason for the last record: the state may have survived what that record did not. One that was
 * not committed is read again, so none is lost.
 */
final class Arrivals {

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Assembly assembly;
  private final RecordLimit limit;
  private final AnnotationCodec codec;
  private final AssemblyStores stores;
  private final AssemblyEmitter emitter;
  private final AssemblyWakeUps wakeUps;
  private final LiveAnswers answers;
  private final ProcessorContext<?, ?> context;
  private final Sensor dropped;

  Arrivals(
      Assembly assembly,
      RecordLimit limit,
      AnnotationCodec codec,
      AssemblyStores stores,
      AssemblyEmitter emitter,
      AssemblyWakeUps wakeUps,
      LiveAnswers answers,
      ProcessorContext<?, ?> context) {
    this.assembly = assembly;
    this.limit = limit;
    this.codec = codec;
    this.stores = stores;
    this.emitter = emitter;
    this.wakeUps = wakeUps;
    this.answers = answers;
    this.context = context;
    dropped =
        context
            .metrics()
            .addRateTotalSensor(
                "assembly", assembly.name(), "late-results-dropped", Sensor.RecordingLevel.INFO);
  }

  /**
   * Adds an annotation, and writes a record if that is a reason to.
   *
   * @param record without the headers of results
   * @param offset at which it was read
   */
  void add(
      Annotation<?> annotation,
      ReceivedAnnotation arrival,
      Record<byte[], byte[]> record,
      long offset) {
    Source source = arrival.source();
    HeldMessage held = upToDate(source);
    boolean isExpired =
        held == null && !Assembly.isRoot(annotation) && stores.expired().contains(arrival.place());
    if (isExpired || (held != null && held.isErased())) {
      drop(annotation);
      return;
    }
    long now = context.currentSystemTimeMs();
    HeldMessage message =
        held == null
            ? HeldMessage.of(source, arrival.place(), record.key(), assembly.expected(), now)
            : held;
    HeldMessage.Arrival kind = message.arrival(annotation, arrival.digest(), offset);
    if (kind == HeldMessage.Arrival.NEW && message.annotation(annotation).isEmpty()) {
      answers.add(annotation.name(), message.place(), now);
    }
    boolean counts = counts(message, annotation, kind);
    if (counts) {
      put(message, annotation, arrival, record, offset);
      writeIfEnough(message, annotation, now);
    }
    if (held == null) {
      wakeUps.note(message);
    }
    if (counts) {
      stores.put(message);
    }
  }

  /**
   * A message as its wake-up would have left it: revisions must not depend on which of the two is
   * first.
   */
  private @Nullable HeldMessage upToDate(Source source) {
    HeldMessage held = stores.get(source);
    if (held != null && wakeUps.isOverdue(held)) {
      wakeUps.writeInOrder(held);
    }
    return held;
  }

  /** Whether an arrival is a reason to write a record of a message of which there is enough. */
  private boolean counts(HeldMessage message, Annotation<?> annotation, HeldMessage.Arrival kind) {
    return switch (kind) {
      case NEW -> true;
      case READ_AGAIN -> message.isCausedBy(annotation);
      case COMPUTED_AGAIN -> assembly.passesRepeats();
    };
  }

  private void writeIfEnough(HeldMessage message, Annotation<?> annotation, long now) {
    boolean wasOpen = message.isOpen();
    if (!wasOpen || message.missing().isEmpty()) {
      emitter.emit(message, Optional.of(annotation), Instant.ofEpochMilli(now));
    }
    if (wasOpen && !message.isOpen()) {
      wakeUps.noLongerOpen(message);
    }
  }

  private void put(
      HeldMessage message,
      Annotation<?> annotation,
      ReceivedAnnotation arrival,
      Record<byte[], byte[]> record,
      long offset) {
    byte[] value =
        assembly
            .leavesOut(annotation)
            .map(change -> codec.change(annotation, record.value(), change))
            .orElse(record.value());
    message.put(annotation, new StoredAnnotation(ByteBuffer.wrap(value), arrival.digest(), offset));
    if (annotation.equals(headerCarrier())) {
      message.setHeaders(record.headers());
    }
    message.fit(limit, assembly.droppedLast());
  }

  /** The annotation whose headers are kept: all records of a message have the same. */
  private Annotation<?> headerCarrier() {
    return assembly.reads().annotations().get(0);
  }

  private void drop(Annotation<?> annotation) {
    dropped.record();
    LOG.debug(
        "Dropped a result for a message no longer held: assembly={} annotation={}",
        assembly.name(),
        annotation);
  }
}
