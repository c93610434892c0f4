package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Tombstones;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what the records of one partition are: annotations, tombstones, requests, or undecodable.
 */
final class AssemblyTask implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AssemblyTask.class);

  private final Assembly assembly;
  private final Map<String, Annotation<?>> annotationsByTopic;
  private final RetryTopic retryTopic;
  private final RecordLimit limit;
  private final ProcessorContext<byte[], PartitionedValue> context;
  private final RecordForwarder forwarder;
  private final AnnotationCodec codec;
  private final AssemblyStores stores;
  private final AssemblyEmitter emitter;
  private final AssemblyWakeUps wakeUps;
  private final Arrivals arrivals;
  private boolean isOfThisIncarnation;

  /**
   * @param forwarder closed with this
   * @param codec closed with this
   * @param retention how long a message is held
   * @param messages which incarnation of the topic of messages there is
   * @param nanoTime bounds what a tick does at once
   */
  AssemblyTask(
      Assembly assembly,
      Map<String, Annotation<?>> annotationsByTopic,
      RetryTopic retryTopic,
      RecordLimit limit,
      Duration retention,
      Incarnation messages,
      AnnotationCodec codec,
      RecordForwarder forwarder,
      LongSupplier nanoTime,
      ProcessorContext<byte[], PartitionedValue> context) {
    this.assembly = assembly;
    this.annotationsByTopic = annotationsByTopic;
    this.retryTopic = retryTopic;
    this.limit = limit;
    this.context = context;
    this.forwarder = forwarder;
    this.codec = codec;
    stores = new AssemblyStores(assembly.name(), context, messages);
    emitter = new AssemblyEmitter(assembly, codec, forwarder);
    LiveAnswers answers = new LiveAnswers(messages, context.currentSystemTimeMs());
    wakeUps =
        new AssemblyWakeUps(
            assembly,
            retention,
            answers,
            stores,
            emitter,
            context::currentSystemTimeMs,
            nanoTime,
            context::commit);
    arrivals = new Arrivals(assembly, limit, codec, stores, emitter, wakeUps, answers, context);
  }

  void process(Record<byte[], byte[]> record) {
    clearStateOfFormerIncarnation();
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Source read = Sources.of(metadata, record.timestamp());
    if (record.value() == null) {
      processTombstone(record, read);
      return;
    }
    Optional<Source> republished = retryTopic.republished(read, record.headers());
    if (republished.isPresent()) {
      republish(republished.get());
    } else {
      process(record, retryTopic.origin(read, record.headers()), metadata);
    }
  }

  void wake() {
    clearStateOfFormerIncarnation();
    wakeUps.wake();
  }

  @Override
  public void close() {
    codec.close();
    forwarder.close();
  }

  private void process(Record<byte[], byte[]> record, Origin origin, RecordMetadata metadata) {
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    String topic =
        metadata.topic().equals(retryTopic.name()) ? origin.self().getTopic() : metadata.topic();
    Annotation<?> annotation = annotationsByTopic.get(topic);
    Optional<ReceivedAnnotation> arrival =
        annotation == null
            ? Optional.empty()
            : ReceivedAnnotation.read(annotation, codec, record.value(), origin, read.headers());
    if (annotation == null || arrival.isEmpty()) {
      forwardDeadLetter(read, metadata, origin);
    } else {
      arrivals.add(
          annotation,
          arrival.get(),
          limit.withoutExcess(ResultHeaders.without(read)),
          metadata.offset());
    }
  }

  /** Those of results mean nothing. */
  private void processTombstone(Record<byte[], byte[]> tombstone, Source read) {
    Annotation<?> annotation = annotationsByTopic.get(read.getTopic());
    if (annotation != null && Assembly.isRoot(annotation) && tombstone.key() != null) {
      boolean isPassedOn = annotation.equals(Annotation.CONTENT);
      Optional<Place> place = isPassedOn ? Tombstones.place(tombstone.headers()) : Optional.empty();
      Optional<String> topic =
          isPassedOn
              ? Tombstones.topic(tombstone.headers())
              : Optional.of(retryTopic.origin(read, tombstone.headers()).self().getTopic());
      erase(tombstone.key(), place.orElseGet(() -> Place.of(read)), topic);
      forwarder.forwardTombstone(
          limit.withoutExcess(ResultHeaders.without(Tombstones.without(tombstone))),
          read.getPartition());
    }
  }

  /**
   * Erases the messages of a key that came before its tombstone: those of its topic or, if that is
   * the topic of messages, all.
   */
  private void erase(byte[] key, Place tombstone, Optional<String> topic) {
    Optional<String> foreign = topic.filter(retryTopic.messages().foreign()::contains);
    wakeUps.finishIndex();
    for (byte[] held : stores.index().ofKey(key)) {
      HeldMessage message = stores.get(held);
      if (message != null
          && stores.expired().isBefore(message.place(), tombstone)
          && foreign.map(message.source().getTopic()::equals).orElse(true)) {
        stores.erase(message);
      }
    }
  }

  /** Writes what is held of a message once more, if anything was written of it. */
  private void republish(Source source) {
    HeldMessage message = stores.get(source);
    if (message != null && message.revision() > 0 && !message.isErased()) {
      emitter.emitAgain(message, now());
    }
  }

  /** Not while the stores are being opened: what it deletes belongs to a record or a wake-up. */
  private void clearStateOfFormerIncarnation() {
    if (!isOfThisIncarnation) {
      if (stores.clearUnlessOfThisIncarnation()) {
        LOG.info(
            "State is cleared, as its messages' topic is another: assembly={}", assembly.name());
      }
      isOfThisIncarnation = true;
    }
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Origin origin) {
    StageError error =
        new StageError(ErrorCause.UNDECODABLE, "the result of a stage could not be decoded");
    forwarder.forwardDeadLetter(
        DeadLetters.of(assembly.name(), origin, error, record, metadata, now()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
