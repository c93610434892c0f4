package io.anabranch.compare;

import io.anabranch.client.MessageId;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.ComparisonReport.Side;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Results;
import io.anabranch.schema.StageError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Matches what a candidate and its stage said by message. Of several answers to a message the last
 * one counts. Messages are added share by share, because a share is kept in memory until it is
 * {@linkplain #finish finished}. Not thread-safe.
 */
final class ComparisonTally<T extends SpecificRecord, E> {

  private final ResultComparison<T, E> comparison;
  private final Examples examples;
  private final Map<MessageId, Answer<E>> candidate = new LinkedHashMap<>();
  private final Map<MessageId, Answer<E>> live = new LinkedHashMap<>();
  private final SideCount liveCount = new SideCount();
  private final SideCount candidateCount = new SideCount();
  private long compared;
  private long same;
  private long onlyLive;
  private long onlyCandidate;
  private long neither;

  ComparisonTally(ResultComparison<T, E> comparison, int mostExamples) {
    this.comparison = comparison;
    this.examples = new Examples(mostExamples);
  }

  /** Adds an answer of the candidate; records of another type are left out. */
  void addCandidate(@Nullable Object result) {
    if (comparison.type().isInstance(result)) {
      T answer = comparison.type().cast(result);
      candidate.put(MessageId.of(Results.source(answer)), answer(answer));
    }
  }

  /**
   * Adds an answer of the stage, once all of the candidate in this share were added: what the
   * candidate did not answer is left out.
   */
  void addLive(@Nullable Object result) {
    if (comparison.type().isInstance(result)) {
      T answer = comparison.type().cast(result);
      MessageId id = MessageId.of(Results.source(answer));
      if (candidate.containsKey(id)) {
        live.put(id, answer(answer));
      }
    }
  }

  /** Compares what was added, and forgets it. */
  void finish() {
    candidate.forEach((id, answer) -> compare(id, Optional.ofNullable(live.get(id)), answer));
    candidate.clear();
    live.clear();
  }

  /** What all shares that are finished come to. */
  ComparisonReport report() {
    return new ComparisonReport(
        compared,
        onlyLive,
        onlyCandidate,
        neither,
        liveCount.side(),
        candidateCount.side(),
        comparison.criterion(),
        new Agreement(same, compared),
        comparison.figures(),
        comparison.changes(),
        examples.sorted());
  }

  private void compare(MessageId id, Optional<Answer<E>> liveAnswer, Answer<E> candidateAnswer) {
    liveAnswer.ifPresent(liveCount::add);
    candidateCount.add(candidateAnswer);
    Optional<E> before = liveAnswer.flatMap(ComparisonTally::given);
    Optional<E> after = given(candidateAnswer);
    if (before.isPresent() && after.isPresent()) {
      compared++;
      Optional<String> change = comparison.add(before.get(), after.get());
      change.ifPresentOrElse(text -> examples.offer(new Example(id, text)), () -> same++);
    } else if (before.isPresent()) {
      onlyLive++;
    } else if (after.isPresent()) {
      onlyCandidate++;
    } else {
      neither++;
    }
  }

  private Answer<E> answer(T result) {
    String model = Results.modelId(Results.model(result)).intern();
    StageError error = Results.error(result);
    return error == null
        ? new Answer.Given<>(model, comparison.essence(result))
        : new Answer.Failed<>(model, error.getCause());
  }

  private static <E> Optional<E> given(Answer<E> answer) {
    return answer instanceof Answer.Given<E> given
        ? Optional.of(given.essence())
        : Optional.empty();
  }

  /** Counts the answers of one side. */
  private static final class SideCount {

    private final Map<String, Long> models = new TreeMap<>();
    private long failed;

    void add(Answer<?> answer) {
      models.merge(answer.model(), 1L, Long::sum);
      if (answer instanceof Answer.Failed<?> failure && failure.isOwn()) {
        failed++;
      }
    }

    Side side() {
      return new Side(failed, models);
    }
  }
}
