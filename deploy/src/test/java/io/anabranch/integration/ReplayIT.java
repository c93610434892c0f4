package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.operation.Cancellation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The replay command on a real cluster, with quick stages of the real ones' names and needs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

  private static final int MESSAGES = 60;

  private static final String PREFIX = "replay.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static final QuickStages STAGES = new QuickStages();
  private static LivePipeline live;

  @BeforeAll
  static void start() throws Exception {
    live = LivePipeline.quick(CLUSTER, PREFIX, directory, STAGES);
    live.topics().send(0, MESSAGES);
    live.topics().awaitComplete(MESSAGES);
    awaitCommitted();
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  @Order(1)
  void shouldOnlyPrintThePlanUnlessToldToExecute() throws Exception {
    Map<String, Long> before = positions();

    CommandRun run = replay("--stages", "sentiment,pos", "--from-earliest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode plan = run.json().get(0).get("plan");
    assertThat(plan.get("records").asLong()).isEqualTo(MESSAGES);
    assertThat(plan.get("setBack")).extracting(JsonNode::asText).containsExactly("pos");
    assertThat(plan.get("writeAgain")).extracting(JsonNode::asText).contains("sentiment", "join");
    assertThat(plan.get("untouched"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("content", "embedding");
    assertThat(plan.get("partitions")).hasSize(6);
    assertThat(run.json()).hasSize(1);
    assertThat(positions()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void shouldNameLiveGroupThatItCannotStopAndChangeNothing() throws Exception {
    Map<String, Long> before = positions();
    live.hide();
    CommandRun run;
    try {
      run = replay("--stages", "sentiment", "--from-earliest", "--execute");
    } finally {
      live.announce();
    }

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nothing has changed", "'" + PREFIX + "sentiment' is live")
        .contains(PREFIX + "sentiment-", "127.0.0.1", "--control");
    assertThat(positions()).isEqualTo(before);
    assertThat(states()).containsOnly(State.RUNNING);
  }

  @Test
  @Order(3)
  void shouldWriteNothingIfTheModelIsTheSame() throws Exception {
    Map<String, Enriched> before = live.topics().newest();
    long recordsBefore = live.topics().end("enriched");

    JsonNode result = execute("sentiment");

    assertThat(result.get("replayed").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("enriched").asLong()).isZero();
    assertThat(result.get("lateResultsDropped").asLong()).isZero();
    assertThat(live.topics().end("enriched")).isEqualTo(recordsBefore);
    assertThat(live.topics().newest()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void shouldWriteEachRecordAgainForWhoeverHasLostThem() throws Exception {
    Map<String, Enriched> before = live.topics().newest();

    CommandRun run = live.run("replay", "--republish", "--from-earliest", "--execute");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = run.json().get(1).get("result");
    assertThat(result.get("enriched").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("notRunning")).isEmpty();
    Map<String, Enriched> after = live.topics().newest();
    assertThat(after).isNotEqualTo(before);
    assertThat(timeless(after)).isEqualTo(timeless(before));
    assertThat(after.values()).extracting(Enriched::getRevision).containsOnly(1);
  }

  @Test
  @Order(4)
  void shouldGiveEachMessageARevisionWithTheNewResultAndTheKeptOnes() throws Exception {
    Map<String, Enriched> before = live.topics().newest();
    Map<String, Long> positions = positions();
    STAGES.replaceSentiment("2");

    JsonNode result = execute("sentiment");

    Map<String, Enriched> after = live.topics().newest();
    assertThat(result.get("enriched").asLong()).isEqualTo(MESSAGES);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (id, enriched) -> {
          Enriched former = Objects.requireNonNull(before.get(id));
          assertThat(enriched.getRevision()).isEqualTo(former.getRevision() + 1);
          assertThat(enriched.getReason()).isEqualTo(EnrichedReason.UPDATED);
          assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
          assertThat(enriched.getSentiment().getLabel())
              .isEqualTo("2 " + enriched.getMessage().getText());
          assertThat(enriched.getMessage()).isEqualTo(former.getMessage());
          assertThat(enriched.getClassification()).isEqualTo(former.getClassification());
          assertThat(enriched.getEmbedding()).isEqualTo(former.getEmbedding());
        });
    Map<String, Long> moved = new TreeMap<>(positions());
    moved.entrySet().removeIf(e -> e.getValue().equals(positions.get(e.getKey())));
    assertThat(moved.keySet())
        .containsExactlyInAnyOrder("written sentiment", "written enriched", "read join");
    System.out.printf(
        "replay of one stage: in %d, enriched again %d, revision 2 of %d, others unmoved%n",
        MESSAGES, result.get("enriched").asLong(), after.size());
  }

  @Test
  @Order(5)
  void shouldLeaveOneNewestRecordEqualToBeforeIfAllIsReplayedTwice() throws Exception {
    Map<String, Enriched> before = live.topics().newest();

    JsonNode first = execute("all");
    JsonNode second = execute("all");

    assertThat(first.get("replayed").asLong()).isEqualTo(MESSAGES);
    assertThat(second.get("replayed").asLong()).isEqualTo(MESSAGES);
    assertThat(timeless(live.topics().newest())).hasSize(MESSAGES).isEqualTo(timeless(before));
    System.out.printf(
        "replay of all, twice: in %d, newest %d, records written %d and %d%n",
        MESSAGES,
        live.topics().newest().size(),
        first.get("enriched").asLong(),
        second.get("enriched").asLong());
  }

  @Test
  @Order(6)
  void shouldNotBringBackWhatATombstoneErased() throws Exception {
    byte[] key = "forgotten".getBytes(StandardCharsets.UTF_8);
    live.topics().send(2, key, Message.newBuilder().setText("forget me").build());
    await().atMost(LivePipeline.PATIENCE).until(() -> !values("forgotten").isEmpty());
    live.topics().awaitComplete(MESSAGES + 1);

    live.topics().send(2, key, null);

    await().atMost(LivePipeline.PATIENCE).until(() -> endsWithTombstone(values("forgotten")));
    JsonNode result = execute("sentiment");
    assertThat(result.get("lateResultsDropped").asLong()).isEqualTo(1);
    assertThat(endsWithTombstone(values("forgotten"))).isTrue();
  }

  @Test
  @Order(7)
  void shouldStartWhatItHasStoppedWhenInterrupted() throws Exception {
    CompletableFuture<CommandRun> run = new CompletableFuture<>();
    Thread command =
        new Thread(
            () -> run.complete(replay("--stages", "all", "--from-earliest", "--execute")),
            "replay");
    command.start();
    await()
        .atMost(LivePipeline.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> states().contains(State.STOPPED));

    Cancellation.cancel(command);

    assertThat(run.get().exitCode()).isEqualTo(130);
    await()
        .atMost(LivePipeline.PATIENCE)
        .untilAsserted(() -> assertThat(states()).containsOnly(State.RUNNING));
  }

  /** Enriched records of a key, in order. */
  private static List<Optional<byte[]>> values(String key) {
    List<Optional<byte[]>> values = new ArrayList<>();
    try (TopicReader reader = new TopicReader(live.connection().consumer())) {
      reader.read(
          new TopicPartition(PREFIX + "enriched", 2),
          record -> {
            if (key.equals(new String(record.key(), StandardCharsets.UTF_8))) {
              values.add(Optional.ofNullable(record.value()));
            }
          });
    }
    return values;
  }

  private static boolean endsWithTombstone(List<Optional<byte[]>> values) {
    return values.get(values.size() - 1).isEmpty();
  }

  private static JsonNode execute(String stages) throws Exception {
    CommandRun run = replay("--stages", stages, "--from-earliest", "--execute");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = run.json().get(1).get("result");
    assertThat(result.get("notRunning")).isEmpty();
    return result;
  }

  private static CommandRun replay(String... options) {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    arguments.addAll(List.of(options));
    return live.run(arguments.toArray(String[]::new));
  }

  private static List<State> states() {
    return live.host().health().stream().map(ApplicationHealth::state).toList();
  }

  /** Without what a replay may change: revision, reason and times. */
  private static Map<String, Enriched> timeless(Map<String, Enriched> enriched) {
    Map<String, Enriched> timeless = new TreeMap<>();
    enriched.forEach(
        (id, record) -> {
          Enriched copy =
              Enriched.newBuilder(record)
                  .setRevision(0)
                  .setReason(EnrichedReason.FIRST)
                  .setEnrichedAt(Instant.EPOCH)
                  .build();
          copy.getSchema().getFields().stream()
              .map(field -> copy.get(field.pos()))
              .filter(SpecificRecord.class::isInstance)
              .map(SpecificRecord.class::cast)
              .filter(result -> result.getSchema().getField("processedAt") != null)
              .forEach(
                  result ->
                      result.put(result.getSchema().getField("processedAt").pos(), Instant.EPOCH));
          timeless.put(id, copy);
        });
    return timeless;
  }

  /** What each application has read and each topic of results has, summed over partitions. */
  private static Map<String, Long> positions() throws Exception {
    Map<String, Long> positions = new TreeMap<>();
    for (ApplicationHealth application : live.host().health()) {
      positions.put(
          "read " + application.name(),
          GroupOffsets.committed(live.connection().admin(), application.id()).values().stream()
              .mapToLong(offset -> offset)
              .sum());
    }
    for (String topic :
        List.of(
            "content",
            "pos",
            "embedding",
            "gathered.content-pos-embedding",
            "sentiment",
            "classification",
            "enriched")) {
      positions.put("written " + topic, live.topics().end("" + topic));
    }
    return positions;
  }

  /** Waits until every application has committed all that its input holds. */
  private static void awaitCommitted() {
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(
            () ->
                committed("join") == 5L * MESSAGES
                    && committed("gathered.content-pos-embedding") == 3L * MESSAGES
                    && QuickStages.NAMES.stream().allMatch(name -> committed(name) == MESSAGES));
  }

  private static long committed(String application) {
    try {
      return Objects.requireNonNull(positions().get("read " + application));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
