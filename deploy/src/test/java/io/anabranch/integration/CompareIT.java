package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastModel;
import io.anabranch.faults.fast.FastModels;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.host.StageSettings;
import io.anabranch.operation.Cancellation;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command compare on a real cluster, with the fast stages, whose labels are known beforehand.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompareIT {

  private static final int MESSAGES = 60;
  private static final FastModel CANDIDATE = new FastModel("2", 1);
  private static final String CONFIGURATION =
      """
      stages:
        pos.implementation: fast
        embedding: {implementation: fast, threads: 1}
        sentiment.implementation: fast
        classification.implementation: fast
      """
          + FastStages.onlyInYaml(
              List.of("content", "pos", "embedding", "sentiment", "classification"));

  private static final String PREFIX = "compared.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static LivePipeline live;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(directory.resolve("anabranch.yaml"), CONFIGURATION);
    CANDIDATE.write(directory.resolve("candidate"));
    live =
        new LivePipeline(
            CLUSTER,
            PREFIX,
            directory,
            Pipeline::load,
            config -> StageSettings.fixed(config.get()));
    live.topics().send(0, MESSAGES);
    live.topics().awaitComplete(MESSAGES);
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> live.topics().committed("join") == 5L * MESSAGES);
  }

  @AfterAll
  static void stop() {
    live.close();
  }

  @Test
  @Order(1)
  void shouldOnlyPrintThePlanOfAComparisonUnlessToldToExecute() throws Exception {
    CommandRun run = compare("--from-earliest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json()).hasSize(1);
    JsonNode plan = run.json().get(0).get("plan");
    assertThat(plan.get("records").asLong()).isEqualTo(MESSAGES);
    assertThat(plan.get("partitions")).hasSize(6);
    assertThat(plan.get("model").asText()).isEqualTo("fast:2");
    assertThat(plan.get("reads").asText()).isEqualTo(PREFIX + "gathered.pos-embedding");
    assertThat(plan.get("writes").asText()).isEqualTo(PREFIX + "compare.sentiment");
    assertNothingLeftBehind();
  }

  @Test
  @Order(2)
  void shouldCountEveryMoveAndTouchNothingThatIsLive() throws Exception {
    Map<String, Long> ends = ends();

    JsonNode result = comparison("--from-earliest", "--execute", "--examples", "5");

    assertThat(result.get("messages").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("compared").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("changed").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("agreement").asDouble()).isZero();
    assertThat(moves(result)).isEqualTo(expectedMoves());
    assertThat(result.at("/live/models").toString()).isEqualTo("{\"fast:1\":" + MESSAGES + "}");
    assertThat(result.at("/candidate/models").toString())
        .isEqualTo("{\"fast:2\":" + MESSAGES + "}");
    assertThat(result.get("examples")).hasSize(5);
    assertThat(result.toString()).as("text of customers").doesNotContain("message ");
    assertThat(ends()).isEqualTo(ends);
    assertNothingLeftBehind();
    System.out.printf(
        "compare: in %d, compared %d, moves %s, candidate %.0f/s%n",
        MESSAGES,
        result.get("compared").asLong(),
        moves(result),
        result.at("/candidate/messagesPerSecond").asDouble());
  }

  @Test
  @Order(3)
  void shouldFindNoChangeInTheSameModel() throws Exception {
    CommandRun run =
        live.run("compare", "--stage", "sentiment", "--by-duration", "P1D", "--execute");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = run.json().get(1).get("result");
    assertThat(result.get("same").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("moves")).isEmpty();
  }

  @Test
  @Order(3)
  void shouldReadEveryResultOfACandidateThatCommitsInTransactions() throws Exception {
    JsonNode result =
        comparison(
            "--from-earliest", "--execute", "--set", "kafka.processing.guarantee=exactly_once_v2");

    assertThat(result.get("compared").asLong()).isEqualTo(MESSAGES);
  }

  @Test
  @Order(4)
  void shouldCountFailuresOfTheCandidateWithoutDeadLettersAndShowTextIfAsked() throws Exception {
    Map<String, Long> ends = ends();

    JsonNode result =
        comparison(
            "--from-earliest",
            "--execute",
            "--show-text",
            "--keep",
            "--set",
            "stages.sentiment.reject=message 1");

    assertThat(result.get("onlyLive").asLong()).isEqualTo(11);
    assertThat(result.at("/candidate/failed").asLong()).isEqualTo(11);
    assertThat(result.get("compared").asLong()).isEqualTo(MESSAGES - 11);
    assertThat(result.get("examples")).hasSize(10);
    result
        .get("examples")
        .forEach(
            example ->
                assertThat(example.get("text").asText())
                    .isEqualTo(
                        "message "
                            + number(
                                example.get("id").asText().replace(PREFIX + "messages-", ""))));
    assertThat(ends()).isEqualTo(ends);
    assertThat(result.get("kept").asText()).isEqualTo(PREFIX + "compare.sentiment");
    assertThat(live.topics().end("compare.sentiment")).isEqualTo(MESSAGES);
    assertThat(live.topics().end("compare.sentiment.dead-letters")).isEqualTo(11);

    assertThat(comparison("--from-earliest", "--execute").get("compared").asLong())
        .isEqualTo(MESSAGES);
    assertNothingLeftBehind();
  }

  @Test
  @Order(5)
  void shouldLeaveNothingBehindWhenInterrupted() throws Exception {
    CompletableFuture<CommandRun> run = new CompletableFuture<>();
    Thread command =
        new Thread(() -> run.complete(compare("--from-earliest", "--execute")), "compare");
    command.start();
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> topics().contains(PREFIX + "compare.sentiment.dead-letters"));

    Cancellation.cancel(command);

    assertThat(run.get().exitCode()).isEqualTo(130);
    assertNothingLeftBehind();
  }

  @Test
  @Order(6)
  void shouldSayWhatIsWrongWithACandidate() throws Exception {
    CommandRun missing =
        live.run("compare", "--stage", "sentiment", "--model", "missing", "--from-earliest");
    CommandRun needsOthers =
        live.run(
            "compare",
            "--stage",
            "pos",
            "--implementation",
            "corenlp",
            "--from-earliest",
            "--set",
            "stages.pos.no-such-option=1");

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("the candidate cannot be loaded", "missing");
    assertThat(needsOthers.err()).contains("no-such-option");
    assertNothingLeftBehind();
  }

  private static CommandRun compare(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--stage", "sentiment", "--model", "candidate"));
    arguments.addAll(List.of(options));
    return live.run(arguments.toArray(String[]::new));
  }

  private static JsonNode comparison(String... options) throws Exception {
    CommandRun run = compare(options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json().get(1).get("result");
  }

  private static Map<String, Long> moves(JsonNode result) {
    Map<String, Long> moves = new TreeMap<>();
    result
        .get("moves")
        .forEach(
            move ->
                moves.put(
                    move.get("from").asText() + " -> " + move.get("to").asText(),
                    move.get("count").asLong()));
    return moves;
  }

  private static Map<String, Long> expectedMoves() {
    Map<String, Long> moves = new TreeMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      String text = "message " + i;
      String label =
          FastModels.sentiment(FastModels.pos(text), FastModels.embedding(text)).getLabel();
      moves.merge(label + " -> " + CANDIDATE.shifted(label), 1L, Long::sum);
    }
    return moves;
  }

  /** The number of the message at {@code partition-offset}. */
  private static int number(String place) {
    String[] parts = place.split("-", -1);
    return Integer.parseInt(parts[0]) + 6 * Integer.parseInt(parts[1]);
  }

  /** A broker may list a topic for a moment after its controller has deleted it. */
  private static void assertNothingLeftBehind() {
    await()
        .atMost(LivePipeline.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(topics()).noneMatch(topic -> topic.startsWith(PREFIX + "compare"));
              assertThat(live.connection().admin().listGroups().all().get())
                  .noneMatch(group -> group.groupId().startsWith(PREFIX + "compare"));
            });
  }

  private static Set<String> topics() throws Exception {
    return live.connection().admin().listTopics().names().get();
  }

  private static Map<String, Long> ends() throws Exception {
    Map<String, Long> ends = new TreeMap<>();
    for (String topic : List.of("sentiment", "enriched", "dead-letters", "retry.sentiment")) {
      ends.put(topic, live.topics().end(topic));
    }
    return ends;
  }
}
