package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.schema.Enriched;
import io.anabranch.topology.pipeline.ApplicationId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Instances come and go while messages flow. */
class RebalanceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldKeepOrderWhenInstancesOfOneStageComeAndGo() throws Exception {
    int messages = 1_500;
    Trial trial = CLUSTER.trial("instances", Map.of());
    EnrichedTail tail = trial.tail();
    StageProcess killed = trial.start("one", "embedding");
    StageProcess staying = trial.start("two", "embedding");
    StageProcess others = trial.start("others", allBut(trial, "embedding"));
    List.of(killed, staying, others).forEach(StageProcess::awaitRunning);
    Feed feed = trial.feed(Input.some(messages)).start(tail.window(300));

    tail.awaitSeen(messages / 4);
    killed.kill();
    tail.awaitSeen(messages / 2);
    StageProcess added = trial.start("three", "embedding").awaitRunning();

    List<Sent> sent = feed.awaitSent();
    tail.awaitComplete(messages);
    List.of(added, staying, others).forEach(StageProcess::terminate);
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("1 of 2 instances killed, 1 added");
    assertThat(verdict.counts().complete()).isEqualTo(messages);
  }

  @Test
  @Tag("faults")
  void shouldMoveStateWithItsPartition() throws Exception {
    int messages = 300;
    Trial trial =
        CLUSTER.trial("state", Map.of("join.timeout", "3s", "kafka.num.standby.replicas", "1"));
    EnrichedTail tail = trial.tail();
    StageProcess killed = trial.start("one", "join");
    StageProcess staying = trial.start("two", "join");
    StageProcess others = trial.start("others", allBut(trial, "join", "checklists"));
    List.of(killed, staying, others).forEach(StageProcess::awaitRunning);
    List<Sent> sent = trial.feed(Input.some(messages)).sendAll();
    tail.awaitSeen(messages);
    await().atMost(PATIENCE).until(() -> lacksOnlyChecklists(NewestRecords.read(trial)));
    await().atMost(PATIENCE).until(() -> holdsEveryPartition(trial, "one"));
    await().atMost(PATIENCE).until(() -> holdsEveryPartition(trial, "two"));
    Map<String, Enriched> before = NewestRecords.read(trial);

    killed.kill();
    StageProcess late = trial.start("late", "checklists");

    tail.awaitComplete(messages);
    List.of(staying, others, late).forEach(StageProcess::terminate);
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("1 of 2 instances of join killed, each with a standby of the other");
    assertThat(verdict.counts().complete()).isEqualTo(messages);
    assertThat(before).hasSize(messages);
    assertThat(revisions(verdict.newest(), 0)).isEqualTo(revisions(before, 1));
  }

  @Test
  void shouldCommitAndLeaveOnSigterm() throws Exception {
    int messages = 2_000;
    Trial trial = CLUSTER.trial("sigterm", Map.of());
    EnrichedTail tail = trial.tail();
    StageProcess first = trial.start("all", "all").awaitRunning();
    Feed feed = trial.feed(Input.some(messages)).start(tail.window(messages / 4));
    tail.awaitSeen(messages / 5);

    Duration end = first.terminate();
    Map<String, GroupState> groups = Consumption.groups(trial);
    int seen = tail.seen();

    StageProcess second = trial.start("all", "all");
    List<Sent> sent = feed.awaitSent();
    tail.awaitComplete(messages);
    second.terminate();
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("SIGTERM after %d, gone in %d ms".formatted(seen, end.toMillis()));
    assertThat(end).isLessThan(Duration.ofSeconds(10));
    assertThat(first.exitCode()).isEqualTo(143);
    assertThat(groups).hasSize(ApplicationId.all(trial.pipeline()).size());
    assertThat(groups.values()).containsOnly(GroupState.EMPTY);
    assertThat(seen).isLessThan(messages);
    // Whatever had been written was committed.
    assertThat(verdict.counts().repeats()).isZero();
    assertThat(verdict.counts().complete()).isEqualTo(messages);
  }

  private static String allBut(Trial trial, String... excluded) {
    return ApplicationId.all(trial.pipeline()).stream()
        .filter(name -> !Set.of(excluded).contains(name))
        .collect(Collectors.joining(","));
  }

  /** By the id of the message. */
  private static Map<String, Integer> revisions(Map<String, Enriched> newest, int more) {
    return newest.values().stream()
        .collect(Collectors.toMap(Enriched::getId, record -> record.getRevision() + more));
  }

  private static boolean lacksOnlyChecklists(Map<String, Enriched> newest) {
    return newest.values().stream()
        .allMatch(record -> record.getMissing().keySet().equals(Set.of("checklists")));
  }

  /** As the task that does it, or as a standby. */
  private static boolean holdsEveryPartition(Trial trial, String instance) {
    Path tasks = trial.state(instance).resolve(trial.group("join"));
    return IntStream.range(0, Trial.PARTITIONS)
        .allMatch(number -> Files.isDirectory(tasks.resolve("0_" + number).resolve("rocksdb")));
  }
}
