package io.anabranch.topology.stage;

import io.anabranch.processor.Results;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.Tombstones;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads records, has them answered, and forwards one result each, in order. */
final class StageNode<T extends SpecificRecord>
    implements Processor<byte[], byte[], byte[], PartitionedValue> {

  private final StageComputation computation;
  private final Supplier<StageAnswers<T>> allAnswers;
  private final StageProcessing<T> processing;
  private final HungCalls hangs;
  private final boolean passesTombstones;
  private final RecordLimit limit;
  private final Function<ProcessorContext<byte[], PartitionedValue>, RecordForwarder> forwarders;
  private @Nullable ProcessorContext<byte[], PartitionedValue> context;
  private @Nullable StageAnswers<T> answers;
  private @Nullable RecordForwarder forwarder;

  /**
   * @param passesTombstones whether tombstones go on: the join is to see those of the messages
   */
  StageNode(
      StageComputation computation,
      Supplier<StageAnswers<T>> allAnswers,
      StageProcessing<T> processing,
      HungCalls hangs,
      boolean passesTombstones,
      RecordLimit limit,
      Function<ProcessorContext<byte[], PartitionedValue>, RecordForwarder> forwarders) {
    this.computation = computation;
    this.allAnswers = allAnswers;
    this.processing = processing;
    this.hangs = hangs;
    this.passesTombstones = passesTombstones;
    this.limit = limit;
    this.forwarders = forwarders;
  }

  @Override
  public void init(ProcessorContext<byte[], PartitionedValue> context) {
    this.context = context;
    answers = allAnswers.get();
    forwarder = forwarders.apply(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    ConsumerRecord<byte[], byte[]> consumed = consumed(record, metadata);
    if (record.value() == null) {
      answers().skip(consumed);
      if (passesTombstones) {
        forwarder()
            .forwardTombstone(
                limit.withoutExcess(Tombstones.mark(record, metadata)), metadata.partition());
      }
      return;
    }
    Origin origin = answers().origin(consumed);
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    StageAnswer<T> answer = answers().answer(consumed);
    if (answer instanceof StageAnswer.Result<T> result) {
      forward(read, metadata, origin.attempts(), result.value());
    } else if (answer instanceof StageAnswer.Unidentified<T> unidentified) {
      forwardDeadLetter(read, metadata, origin, unidentified.error());
    }
  }

  @Override
  public void close() {
    answers().forget(context().taskId().partition());
    answers().close();
    forwarder().close();
  }

  private void forward(
      Record<byte[], byte[]> record, RecordMetadata metadata, int attempts, T result) {
    Source source = Results.source(result);
    long input = computation.input(record);
    Record<byte[], byte[]> out =
        limit
            .withoutExcess(ResultHeaders.without(record))
            .withTimestamp(context().currentSystemTimeMs());
    StageError error = Results.error(result);
    Optional<StageError> refused = forwardResult(withValue(out, result, input));
    if (refused.isPresent()) {
      error = refused.get();
      forwarder().forwardResult(withValue(out, processing.failed(source, error), input));
    }
    if (error != null && !Results.isSkip(error.getCause())) {
      forwardDeadLetter(
          record, metadata, new Origin(source, attempts, record.headers(), true), error);
    }
    if (error != null && error.getCause() == ErrorCause.TIMEOUT) {
      hangs.add(computation.stage());
    }
  }

  private Record<byte[], T> withValue(Record<byte[], byte[]> record, T result, long input) {
    Headers headers = new RecordHeaders(record.headers());
    ResultHeaders.write(headers, Results.source(result), computation.digest(result, input));
    return record.withValue(result).withHeaders(headers);
  }

  /** If the schema and not the result is the trouble, its error cannot be written either. */
  private Optional<StageError> forwardResult(Record<byte[], T> result) {
    try {
      return forwarder().forwardResult(result);
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return Optional.of(
          new StageError(ErrorCause.REJECTED, "the model's result does not fit its schema"));
    }
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata metadata, Origin origin, StageError error) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    forwarder()
        .forwardDeadLetter(
            DeadLetters.of(computation.stage(), origin, error, record, metadata, now));
  }

  /** The record in the form in which the look-ahead has those that come next. */
  private static ConsumerRecord<byte[], byte[]> consumed(
      Record<byte[], byte[]> record, RecordMetadata metadata) {
    return new ConsumerRecord<>(
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        record.timestamp(),
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
  }

  private StageAnswers<T> answers() {
    return Objects.requireNonNull(answers);
  }

  private RecordForwarder forwarder() {
    return Objects.requireNonNull(forwarder);
  }

  private ProcessorContext<byte[], PartitionedValue> context() {
    return Objects.requireNonNull(context);
  }
}
