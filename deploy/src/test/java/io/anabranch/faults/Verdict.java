package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has become of the messages of a trial.
 *
 * @param newest enriched record of each message, by its id
 */
record Verdict(Trial trial, Counts counts, Map<String, Enriched> newest) {

  /**
   * Fails the test unless on every topic of results each message has a result on its own partition
   * under its own key, first results are in the order of the input, no message is a dead letter,
   * and the newest enriched record of each is complete and right. To be called when no stage runs
   * any more.
   */
  static Verdict of(Trial trial, List<Sent> sent) {
    Verdict verdict = of(trial, sent, EnrichedCheck::check);
    assertThat(verdict.counts().deadLetters()).as("dead letters").isZero();
    return verdict;
  }

  /**
   * As the other, but allows dead letters.
   *
   * @param check fails the test unless the newest enriched record of a message is right
   */
  static Verdict of(Trial trial, List<Sent> sent, BiConsumer<Enriched, Sent> check) {
    Map<String, Sent> sentById =
        sent.stream().collect(Collectors.toUnmodifiableMap(Sent::id, one -> one));
    List<Result> enriched = Result.read(trial, trial.topics().enriched());
    int repeats = checkTopic(trial.topics().enriched(), enriched, sentById);
    for (String topic : stageTopics(trial)) {
      repeats += checkTopic(topic, Result.read(trial, topic), sentById);
    }
    Map<String, Enriched> newest = NewestRecords.of(enriched);
    newest.forEach((id, record) -> check.accept(record, sent(sentById, id)));
    int deadLetters =
        TopicRecords.read(trial.consumerProperties(), trial.topics().deadLetters()).size();
    Counts counts =
        new Counts(
            sent.size(),
            enriched.size(),
            newest.size(),
            count(EnrichedStatus.COMPLETE, newest.values()),
            count(
                EnrichedStatus.PARTIAL, enriched.stream().map(r -> (Enriched) r.value()).toList()),
            repeats,
            mostRepeated(enriched),
            deadLetters);
    return new Verdict(trial, counts, newest);
  }

  /** Prints the counts in one line. */
  void print(String faults) {
    System.out.printf("faults: %s: %s; %s%n", trial.name(), counts, faults);
  }

  /** The topics of the results of stages and gathers. */
  static List<String> stageTopics(Trial trial) {
    Stream<String> stages =
        trial.pipeline().stages().stream().map(stage -> trial.topics().of(stage.annotation()));
    Stream<String> gathers =
        trial.pipeline().gathers().stream().map(needs -> trial.topics().of(needs));
    return Stream.concat(stages, gathers).toList();
  }

  /** Answers how many results are repeats. */
  private static int checkTopic(String topic, List<Result> results, Map<String, Sent> sentById) {
    results.forEach(result -> checkPlace(result, sent(sentById, result.id())));
    assertThat(results.stream().map(Result::id).collect(Collectors.toUnmodifiableSet()))
        .as("messages with a result on %s", topic)
        .isEqualTo(sentById.keySet());
    ResultOrder.check(results);
    Set<String> distinct = new HashSet<>();
    results.forEach(result -> distinct.add(result.id() + "/" + result.revision()));
    return results.size() - distinct.size();
  }

  private static int mostRepeated(List<Result> enriched) {
    Map<String, Integer> repeats = new HashMap<>();
    Set<String> distinct = new HashSet<>();
    for (Result result : enriched) {
      boolean isRepeat = !distinct.add(result.id() + "/" + result.revision());
      repeats.merge(result.id(), isRepeat ? 1 : 0, Integer::sum);
    }
    return repeats.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static void checkPlace(Result result, Sent sent) {
    assertThat(result.record().partition()).isEqualTo(sent.input().partition());
    assertThat(result.record().key()).isEqualTo(sent.key());
    assertThat(result.source().getTimestamp().toEpochMilli()).isEqualTo(sent.timestamp());
  }

  private static Sent sent(Map<String, Sent> sentById, String id) {
    return Objects.requireNonNull(sentById.get(id), () -> "a result for no message: " + id);
  }

  private static int count(EnrichedStatus status, Iterable<Enriched> records) {
    int count = 0;
    for (Enriched record : records) {
      count += record.getStatus() == status ? 1 : 0;
    }
    return count;
  }
}
