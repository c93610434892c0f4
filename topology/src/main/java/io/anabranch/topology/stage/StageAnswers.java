package io.anabranch.topology.stage;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.RetryTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Answers the records of a stage in their order, each with what was computed ahead of its turn or
 * together with those that come next.
 *
 * <p>A batch that fails is given up, and its records are computed alone, each in its turn: one
 * never spoils the others, and a call takes no longer than a batch and a message may.
 *
 * @param <T> Avro type of the result
 */
final class StageAnswers<T extends SpecificRecord> implements AutoCloseable {

  private static final StageError NO_ORIGIN =
      new StageError(
          ErrorCause.UNDECODABLE,
          "a header of the retry is missing or malformed: %s or %s"
              .formatted(RetryTopic.SOURCE, RetryTopic.ATTEMPTS));

  private final StageInputReader reader;
  private final RetryTopic retryTopic;
  private final StageProcessing<T> processing;
  private final LookAhead<T> lookAhead;
  private final int batchSize;

  StageAnswers(
      StageInputReader reader,
      RetryTopic retryTopic,
      StageProcessing<T> processing,
      LookAhead<T> lookAhead,
      int batchSize) {
    this.reader = reader;
    this.retryTopic = retryTopic;
    this.processing = processing;
    this.lookAhead = lookAhead;
    this.batchSize = batchSize;
  }

  /** Where a record comes from. */
  Origin origin(ConsumerRecord<byte[], byte[]> record) {
    Source self =
        new Source(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(Math.max(0, record.timestamp())));
    return retryTopic.origin(self, record.headers());
  }

  /**
   * Answers a record that has a value.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record is
   *     to be tried again
   */
  StageAnswer<T> answer(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    boolean alone = lookAhead.isApart(partition, record.offset());
    T ahead = lookAhead.take(partition, record.offset(), record.timestamp());
    if (ahead != null) {
      return new StageAnswer.Result<>(ahead);
    }
    StageInput input = read(record);
    if (input instanceof StageInput.Usable usable) {
      return new StageAnswer.Result<>(
          alone ? processing.process(usable) : withBatch(usable, partition));
    }
    if (input instanceof StageInput.Unidentified unidentified) {
      return new StageAnswer.Unidentified<>(unidentified.error());
    }
    return new StageAnswer.Result<>(failed(input));
  }

  /** Passes over a record without a value. */
  void skip(ConsumerRecord<byte[], byte[]> record) {
    lookAhead.take(
        new TopicPartition(record.topic(), record.partition()),
        record.offset(),
        record.timestamp());
  }

  /** Forgets the partitions of this number. */
  void forget(int partition) {
    lookAhead.forget(partition);
  }

  @Override
  public void close() {
    reader.close();
  }

  private T withBatch(StageInput.Usable first, TopicPartition partition) {
    List<StageInput.Usable> inputs = new ArrayList<>(List.of(first));
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> next : lookAhead.next(partition, batchSize - 1)) {
      if (next.value() == null) {
        continue;
      }
      StageInput input = read(next);
      if (input instanceof StageInput.Usable usable) {
        inputs.add(usable);
        records.add(next);
      } else if (!(input instanceof StageInput.Unidentified)) {
        lookAhead.keep(next, failed(input));
      }
    }
    Optional<List<T>> results = records.isEmpty() ? Optional.empty() : processing.process(inputs);
    if (results.isEmpty()) {
      records.forEach(lookAhead::setApart);
      return processing.process(first);
    }
    for (int i = 0; i < records.size(); i++) {
      lookAhead.keep(records.get(i), results.get().get(i + 1));
    }
    return results.get().get(0);
  }

  private StageInput read(ConsumerRecord<byte[], byte[]> record) {
    Origin origin = origin(record);
    return origin.known()
        ? reader.read(record.value(), origin.self())
        : new StageInput.Unidentified(NO_ORIGIN);
  }

  private T failed(StageInput input) {
    if (input instanceof StageInput.Bad bad) {
      return processing.failed(bad.source(), bad.error());
    }
    StageInput.Skipped skipped = (StageInput.Skipped) input;
    return processing.failed(skipped.source(), skipped.error());
  }
}
