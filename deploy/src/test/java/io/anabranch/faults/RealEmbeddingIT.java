package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * With the embedding that ships. A text that is embedded again in another batch differs in the
 * seventh digit on many processors, and so does everything that is made of it; it is the same
 * computation all the same. How many do is printed.
 */
class RealEmbeddingIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int MESSAGES = 400;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "stages.embedding.implementation", "djl",
          "stages.embedding.threads", "1",
          "kafka.session.timeout.ms", "6000");

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  @Tag("faults")
  void shouldRaiseNoRevisionByACrashAndAReplay() throws Exception {
    long begin = System.nanoTime();
    Trial trial = CLUSTER.trial("real", SETTINGS);
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    List<Sent> sent = trial.feed(Input.some(MESSAGES)).sendAll();
    tail.awaitSeen(MESSAGES / 4);
    stages.kill();
    stages = trial.start("all", "all").awaitRunning();
    tail.awaitComplete(MESSAGES);
    stages.terminate();
    int afterCrash = enriched(trial).size();
    long embedded = end(trial, "embedding");
    long matched = end(trial, "checklists");
    setBack(trial, "embedding");
    stages = trial.start("all", "all", Map.of("batch.size", "5")).awaitRunning();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                end(trial, "embedding") >= embedded + MESSAGES
                    && end(trial, "checklists") >= matched + MESSAGES
                    && joinLag(trial) == 0);
    stages.terminate();

    List<Enriched> all = enriched(trial);
    System.out.printf(
        "faults: real: in %d, enriched %d, of these %d after the replay, raised %d;"
            + " texts embedded to other digits %d; %d s%n",
        sent.size(),
        all.size(),
        all.size() - afterCrash,
        all.stream().filter(enriched -> enriched.getRevision() > 1).count(),
        differing(trial),
        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    Map<String, String> texts =
        sent.stream().collect(Collectors.toMap(Sent::id, one -> one.input().text()));
    assertThat(all)
        .allSatisfy(
            enriched -> {
              assertThat(enriched.getRevision()).isEqualTo(1);
              assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
              assertThat(enriched.getMessage().getText()).isEqualTo(texts.get(enriched.getId()));
            });
    assertThat(ids(all)).isEqualTo(texts.keySet());
    assertThat(all).as("what is computed again and is the same").hasSize(afterCrash);
  }

  /** Has a stage that does not run read its whole input again. */
  private static void setBack(Trial trial, String stage) throws Exception {
    Map<TopicPartition, Long> beginning = new HashMap<>();
    TopicRecords.partitions(trial.topics().of(trial.pipeline().root()))
        .forEach(partition -> beginning.put(partition, 0L));
    try (Admin admin = trial.admin()) {
      GroupOffsets.commit(admin, trial.group(stage), beginning);
    }
  }

  private static long end(Trial trial, String stage) {
    return TopicRecords.end(
        trial.consumerProperties(), trial.topics().of(trial.pipeline().stage(stage).annotation()));
  }

  /** Results that the join has still to read. */
  private static long joinLag(Trial trial) throws Exception {
    Set<String> topics = Set.copyOf(Verdict.stageTopics(trial));
    try (Admin admin = trial.admin()) {
      TopicOffsets offsets = TopicOffsets.read(admin, topics);
      Map<TopicPartition, Long> committed =
          new HashMap<>(GroupOffsets.committed(admin, trial.group("join")));
      offsets.of(topics).stream()
          .filter(partition -> partition.topic().contains("gathered"))
          .forEach(partition -> committed.put(partition, offsets.end(partition)));
      return offsets.lag(topics, committed);
    }
  }

  private static Set<String> ids(List<Enriched> enriched) {
    return enriched.stream().map(Enriched::getId).collect(Collectors.toSet());
  }

  /** By their places on the topic, which are not those of one partition. */
  private static List<Enriched> enriched(Trial trial) {
    return Result.read(trial, trial.topics().enriched()).stream()
        .sorted((one, other) -> Long.compare(one.record().timestamp(), other.record().timestamp()))
        .map(result -> (Enriched) result.value())
        .toList();
  }

  /** Messages whose embeddings are not all the same. */
  private static int differing(Trial trial) {
    Map<String, Set<List<Float>>> vectors = new HashMap<>();
    for (Result result :
        Result.read(trial, trial.topics().of(trial.pipeline().stage("embedding").annotation()))) {
      vectors
          .computeIfAbsent(result.id(), id -> new HashSet<>())
          .add(((Embedding) result.value()).getVector());
    }
    return (int) vectors.values().stream().filter(different -> different.size() > 1).count();
  }
}
