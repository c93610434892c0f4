package io.anabranch.topology.stage;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.record.Origin;
import io.anabranch.topology.record.RetryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

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
  Origin origin(PolledRecord<T> record) {
    return retryTopic.origin(record.self(), record.headers());
  }

  /**
   * Answers a record that has a value, which is no longer among those that come next.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record is
   *     to be tried again
   */
  StageAnswer<T> answer(PolledRecord<T> record) {
    if (record.answer().isPresent()) {
      return record.answer().get();
    }
    StageInput input = read(record);
    if (input instanceof StageInput.Usable usable) {
      return new StageAnswer.Result<>(
          record.isApart() ? processing.process(usable) : withBatch(usable, record));
    }
    return withoutProcessing(input);
  }

  /** An error in the place of the result of a message. */
  T failed(Source source, StageError error) {
    return processing.failed(source, error);
  }

  @Override
  public void close() {
    reader.close();
  }

  private T withBatch(StageInput.Usable first, PolledRecord<T> record) {
    List<StageInput.Usable> inputs = new ArrayList<>(List.of(first));
    List<PolledRecord<T>> others = new ArrayList<>();
    for (PolledRecord<T> next : lookAhead.next(record.partition(), batchSize - 1)) {
      StageInput input = read(next);
      if (input instanceof StageInput.Usable usable) {
        inputs.add(usable);
        others.add(next);
      } else {
        next.answer(withoutProcessing(input));
      }
    }
    Optional<List<T>> results = others.isEmpty() ? Optional.empty() : processing.process(inputs);
    if (results.isEmpty()) {
      others.forEach(PolledRecord::setApart);
      return processing.process(first);
    }
    for (int i = 0; i < others.size(); i++) {
      others.get(i).answer(new StageAnswer.Result<>(results.get().get(i + 1)));
    }
    return results.get().get(0);
  }

  private StageInput read(PolledRecord<T> record) {
    Origin origin = origin(record);
    return origin.known()
        ? reader.read(record.value().orElseThrow(), origin.self(), record.place())
        : new StageInput.Unidentified(NO_ORIGIN);
  }

  private StageAnswer<T> withoutProcessing(StageInput input) {
    if (input instanceof StageInput.Unidentified unidentified) {
      return new StageAnswer.Unidentified<>(unidentified.error());
    }
    StageInput.Unusable unusable = (StageInput.Unusable) input;
    return new StageAnswer.Result<>(failed(unusable.source(), unusable.error()));
  }
}
