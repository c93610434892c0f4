package io.anabranch.topology.intake;

import io.anabranch.intake.ForeignRecordReader;
import io.anabranch.intake.IntakeAnswer;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes messages of the records of some partitions, in order. A message has the record's key,
 * unless its mapping gives another, its headers, and one that says which record it is.
 */
final class IntakeTask implements AutoCloseable {

  private static final StageError NO_MAPPING =
      new StageError(ErrorCause.REJECTED, "no intake is configured for its topic any more");
  private static final StageError NO_ORIGIN =
      new StageError(ErrorCause.UNDECODABLE, "the headers of its retry are missing or malformed");
  private static final StageError NO_KEY =
      new StageError(
          ErrorCause.REJECTED,
          "a tombstone has no value, of which the mapping takes the key: delete the message by its"
              + " own key in the topic of messages");

  private final Map<String, ForeignRecordReader> readers;
  private final RetryTopic retryTopic;
  private final RecordLimit limit;
  private final RecordForwarder forwarder;
  private final ProcessorContext<byte[], PartitionedValue> context;
  private final Sensor leftOut;

  /**
   * @param readers of the records of each topic, by its name
   * @param forwarder closed with this
   */
  IntakeTask(
      Map<String, ForeignRecordReader> readers,
      RetryTopic retryTopic,
      RecordLimit limit,
      RecordForwarder forwarder,
      ProcessorContext<byte[], PartitionedValue> context) {
    this.readers = readers;
    this.retryTopic = retryTopic;
    this.limit = limit;
    this.forwarder = forwarder;
    this.context = context;
    this.leftOut =
        context
            .metrics()
            .addRateTotalSensor(
                "intake",
                context.taskId().toString(),
                "records-left-out",
                Sensor.RecordingLevel.INFO);
  }

  void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Origin origin = retryTopic.origin(Sources.of(metadata, record.timestamp()), record.headers());
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    ForeignRecordReader reader = readers.get(origin.self().getTopic());
    if (!origin.known() || reader == null) {
      forwardDeadLetter(read, metadata, origin, origin.known() ? NO_MAPPING : NO_ORIGIN);
    } else if (record.value() == null) {
      forwardTombstone(read, metadata, origin, reader);
    } else {
      forward(read, metadata, origin, reader.read(record.value(), read.headers()));
    }
  }

  @Override
  public void close() {
    forwarder.close();
  }

  private void forward(
      Record<byte[], byte[]> read, RecordMetadata metadata, Origin origin, IntakeAnswer answer) {
    if (answer instanceof IntakeAnswer.Refused refused) {
      forwardDeadLetter(read, metadata, origin, refused.error());
    } else if (answer instanceof IntakeAnswer.Taken taken) {
      Optional<StageError> tooLarge =
          forwarder.forwardResult(
              message(read, origin.self(), taken.message()), origin.self().getPartition());
      tooLarge.ifPresent(error -> forwardDeadLetter(read, metadata, origin, error));
    } else {
      leftOut.record();
    }
  }

  private Record<byte[], Message> message(
      Record<byte[], byte[]> read, Source source, MappedMessage mapped) {
    byte[] key = mapped.key() == null ? read.key() : mapped.key().getBytes(StandardCharsets.UTF_8);
    return identified(limit.withoutExcess(read.withKey(key)), source).withValue(mapped.message());
  }

  private void forwardTombstone(
      Record<byte[], byte[]> tombstone,
      RecordMetadata metadata,
      Origin origin,
      ForeignRecordReader reader) {
    if (tombstone.key() == null) {
      leftOut.record();
    } else if (reader.mapsKey()) {
      forwardDeadLetter(tombstone, metadata, origin, NO_KEY);
    } else {
      forwarder.forwardTombstone(
          identified(limit.withoutExcess(tombstone), origin.self()), origin.self().getPartition());
    }
  }

  /** Says which record it is, and not what schema the value had that it no longer has. */
  private static Record<byte[], byte[]> identified(Record<byte[], byte[]> record, Source source) {
    Headers headers = new RecordHeaders(record.headers()).remove(FramedValueReader.VALUE_HEADER);
    ResultHeaders.remove(headers);
    ResultHeaders.writeSource(headers, source);
    return record.withHeaders(headers);
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Origin origin, StageError error) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    forwarder.forwardDeadLetter(
        DeadLetters.of(ApplicationId.INTAKE, origin, error, record, metadata, now));
  }
}
