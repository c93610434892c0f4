package io.anabranch.topology.stage;

import io.anabranch.processor.Results;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.record.DeadLetters;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.Tombstones;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Has the records of one partition answered, and forwards one result each, in order.
 *
 * @param <T> Avro type of the result
 */
final class StageTask<T extends SpecificRecord> implements AutoCloseable {

  private final StageComputation computation;
  private final LookAhead<T> lookAhead;
  private final StageAnswers<T> answers;
  private final HungCalls hangs;
  private final boolean passesTombstones;
  private final RecordLimit limit;
  private final RecordForwarder forwarder;
  private final ProcessorContext<byte[], PartitionedValue> context;

  /**
   * @param answers closed with this
   * @param passesTombstones whether tombstones go on: the join is to see those of the messages
   * @param forwarder closed with this
   */
  StageTask(
      StageComputation computation,
      LookAhead<T> lookAhead,
      StageAnswers<T> answers,
      HungCalls hangs,
      boolean passesTombstones,
      RecordLimit limit,
      RecordForwarder forwarder,
      ProcessorContext<byte[], PartitionedValue> context) {
    this.computation = computation;
    this.lookAhead = lookAhead;
    this.answers = answers;
    this.hangs = hangs;
    this.passesTombstones = passesTombstones;
    this.limit = limit;
    this.forwarder = forwarder;
    this.context = context;
  }

  void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    PolledRecord<T> polled = lookAhead.take(record, metadata);
    if (record.value() == null) {
      if (passesTombstones) {
        forwarder.forwardTombstone(
            limit.withoutExcess(
                Tombstones.mark(record, metadata, answers.origin(polled).self().getTopic())),
            metadata.partition());
      }
      return;
    }
    Origin origin = answers.origin(polled);
    Record<byte[], byte[]> read = record.withHeaders(origin.headers());
    StageAnswer<T> answer = answers.answer(polled);
    if (answer instanceof StageAnswer.Result<T> result) {
      forward(read, metadata, origin, result.value());
    } else if (answer instanceof StageAnswer.Unidentified<T> unidentified) {
      forwardDeadLetter(read, metadata, origin, unidentified.error());
    }
  }

  @Override
  public void close() {
    lookAhead.forget(context.taskId().partition());
    answers.close();
    forwarder.close();
  }

  private void forward(
      Record<byte[], byte[]> record, RecordMetadata metadata, Origin origin, T result) {
    Source source = Results.source(result);
    Place place = computation.place(record, origin, source);
    long input = computation.input(record);
    Record<byte[], byte[]> out =
        limit
            .withoutExcess(ResultHeaders.without(record))
            .withTimestamp(context.currentSystemTimeMs());
    StageError error = Results.error(result);
    Optional<StageError> refused =
        forwardResult(withValue(out, result, place, input), place.partition());
    if (refused.isPresent()) {
      error = refused.get();
      forwarder.forwardResult(
          withValue(out, answers.failed(source, error), place, input), place.partition());
    }
    if (error != null && !Results.isSkip(error.getCause())) {
      forwardDeadLetter(
          record,
          metadata,
          new Origin(source, place, origin.attempts(), record.headers(), true),
          error);
    }
    if (error != null && error.getCause() == ErrorCause.TIMEOUT) {
      hangs.add(computation.stage());
    }
  }

  private Record<byte[], T> withValue(
      Record<byte[], byte[]> record, T result, Place place, long input) {
    Headers headers = new RecordHeaders(record.headers());
    ResultHeaders.write(headers, Results.source(result), place, computation.digest(result, input));
    return record.withValue(result).withHeaders(headers);
  }

  /** If the schema and not the result is the trouble, its error cannot be written either. */
  private Optional<StageError> forwardResult(Record<byte[], T> result, int partition) {
    try {
      return forwarder.forwardResult(result, partition);
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
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    forwarder.forwardDeadLetter(
        DeadLetters.of(
            computation.stage(), origin, error, computation.placed(record, origin), metadata, now));
  }
}
