package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Records of topics of others become messages while the intake is killed, and again when they are
 * replayed: nothing is lost, nothing is mixed, nothing comes out twice.
 */
class IntakeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int RECORDS = 600;

  /** Whether there are the clients of others, by the profile {@code interop}: then a topic more. */
  private static final boolean HAS_NODE =
      !"interop".equals(System.getProperty("anabranch.excluded.interop"));

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldLoseMixAndRepeatNothing() throws Exception {
    DevCluster cluster = CLUSTER.cluster();
    List<ForeignTopic> topics = new ArrayList<>();
    topics.add(new JsonChats("helpdesk-chat"));
    topics.add(new AvroTickets("helpdesk-tickets"));
    try (GuidProxy proxy = GuidProxy.start(cluster.schemaRegistryUrl())) {
      String registryUrl = proxy.url(cluster.schemaRegistryUrl());
      if (HAS_NODE) {
        topics.add(new HeaderIdComments("helpdesk-comments", registryUrl));
      }
      killTwiceAndReplay(Map.of("schema.registry.url", registryUrl), topics);
    }
  }

  private static void killTwiceAndReplay(Map<String, String> more, List<ForeignTopic> topics)
      throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("kafka.session.timeout.ms", "6000");
    topics.forEach(topic -> settings.putAll(topic.settings()));
    Trial trial = CLUSTER.trial("intake-alo", settings);
    create(trial, topics);
    EnrichedTail tail = trial.tail();
    Set<String> others = new HashSet<>(ApplicationId.all(trial.pipeline()));
    others.remove(ApplicationId.INTAKE);
    StageProcess stages = trial.start("stages", String.join(",", others)).awaitRunning();
    int all = topics.size() * RECORDS;

    StageProcess intake = trial.start("intake", ApplicationId.INTAKE).awaitRunning();
    send(trial, topics, 0, RECORDS / 3);
    tail.awaitSeen(all / 10);
    intake.kill();
    intake = trial.start("intake", ApplicationId.INTAKE);
    send(trial, topics, RECORDS / 3, 2 * RECORDS / 3);
    tail.awaitSeen(all / 2);
    intake.kill();
    intake = trial.start("intake", ApplicationId.INTAKE);
    send(trial, topics, 2 * RECORDS / 3, RECORDS);
    tail.awaitComplete(all);
    awaitNothingLeft(trial);
    checkStatus(trial, all);
    intake.terminate();
    CommandRun replay =
        trial.command("replay", "--stages", ApplicationId.INTAKE, "--from-earliest", "--execute");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    long written = TopicRecords.end(trial.consumerProperties(), trial.topics().messages());
    intake = trial.start("intake", ApplicationId.INTAKE).awaitRunning();
    awaitNothingLeft(trial);
    intake.terminate();
    stages.terminate();

    assertThat(TopicRecords.end(trial.consumerProperties(), trial.topics().messages()))
        .isGreaterThanOrEqualTo(written + all);
    assertThat(TopicRecords.read(trial.consumerProperties(), trial.topics().deadLetters()))
        .isEmpty();
    check(trial, topics);
  }

  private static void create(Trial trial, List<ForeignTopic> topics) throws Exception {
    try (Admin admin = trial.admin()) {
      admin
          .createTopics(
              topics.stream()
                  .map(topic -> new NewTopic(topic.name(), ForeignTopic.PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
    for (ForeignTopic topic : topics) {
      topic.prepare(trial);
    }
  }

  private static void send(Trial trial, List<ForeignTopic> topics, int from, int end)
      throws Exception {
    for (ForeignTopic topic : topics) {
      topic.send(trial, from, end);
    }
  }

  private static void checkStatus(Trial trial, int messages) throws Exception {
    CommandRun status = trial.command("status");
    assertThat(status.exitCode()).as(status.err()).isZero();
    JsonNode intake =
        status.json().stream()
            .filter(row -> row.path("application").asText().equals(ApplicationId.INTAKE))
            .findFirst()
            .orElseThrow();
    assertThat(intake.path("lag").asLong()).isZero();
    assertThat(intake.path("out").asLong()).isGreaterThanOrEqualTo(messages);
    assertThat(intake.path("p50Millis").isNumber()).isTrue();
  }

  private static void check(Trial trial, List<ForeignTopic> topics) throws Exception {
    Map<String, ForeignTopic> byName =
        topics.stream().collect(Collectors.toMap(ForeignTopic::name, topic -> topic));
    int all = topics.size() * RECORDS;
    List<Result> results = Result.read(trial, trial.topics().enriched());
    Map<String, Long> complete =
        results.stream()
            .filter(r -> ((Enriched) r.value()).getStatus() == EnrichedStatus.COMPLETE)
            .collect(Collectors.groupingBy(Result::id, Collectors.counting()));
    long mixed = results.stream().filter(result -> !isOfItsRecord(result, byName)).count();
    long twice = complete.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "faults: %s: %d records of %d topics; %d complete messages, %d mixed, %d twice; killed"
            + " twice and replayed%n",
        trial.name(), all, topics.size(), complete.size(), mixed, twice);
    assertThat(complete).hasSize(all);
    assertThat(mixed).isZero();
    assertThat(twice).isZero();
  }

  private static boolean isOfItsRecord(Result result, Map<String, ForeignTopic> topics) {
    Enriched enriched = (Enriched) result.value();
    Source source = enriched.getSource();
    return enriched
            .getMessage()
            .getText()
            .equals(
                Objects.requireNonNull(topics.get(source.getTopic()))
                    .text(source.getPartition(), source.getOffset()))
        && result.record().partition() == source.getPartition() % Trial.PARTITIONS;
  }

  /** Until every application has committed all that there is for it to read. */
  private static void awaitNothingLeft(Trial trial) {
    await().atMost(PATIENCE).until(() -> left(trial) == 0);
  }

  private static long left(Trial trial) throws Exception {
    long left = 0;
    try (Admin admin = trial.admin()) {
      for (Flow flow : Flow.of(trial.pipeline(), trial.topics())) {
        left +=
            TopicOffsets.read(admin, flow.inputs())
                .lag(flow.inputs(), GroupOffsets.committed(admin, trial.group(flow.application())));
      }
    }
    return left;
  }
}
