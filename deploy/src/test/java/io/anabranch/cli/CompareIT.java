package io.anabranch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.app.ApplicationHealth;
import io.anabranch.app.ApplicationId;
import io.anabranch.app.GroupOffsets;
import io.anabranch.app.StageSettings;
import io.anabranch.app.StreamsHost;
import io.anabranch.app.TopicOffsets;
import io.anabranch.app.TopicReader;
import io.anabranch.app.TopicSetup;
import io.anabranch.cluster.DevCluster;
import io.anabranch.cluster.DevClusterConfig;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.faults.fast.FastModel;
import io.anabranch.faults.fast.FastModels;
import io.anabranch.processor.Models;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import io.anabranch.serde.SchemaRegistryClient;
import io.anabranch.topology.Pipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands compare and promote on a real cluster, with the fast stages, whose labels are known
 * beforehand.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompareIT {

  private static final int MESSAGES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final FastModel CANDIDATE = new FastModel("2", 1);
  private static final FastModel REFUSED = new FastModel("3", 2);
  private static final String CONFIGURATION =
      """
      # of the test
      stages:
        pos.implementation: fast
        embedding: {implementation: fast, threads: 1}
        # how they feel
        sentiment:
          implementation: fast # and right
        classification.implementation: fast
        keywords.implementation: fast
        checklists.enabled: false
      """;

  @TempDir private static Path directory;

  private static final Resources RESOURCES = new Resources();
  private static final ControlToken TOKEN = ControlToken.random();
  private static Map<String, String> environment = Map.of();
  private static Connection connection;
  private static StreamsHost host;
  private static ControlServer control;

  @BeforeAll
  static void start() throws Exception {
    DevCluster cluster = RESOURCES.add(DevCluster.start(DevClusterConfig.isolated()));
    environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            cluster.bootstrapServers(),
            "SCHEMA_REGISTRY_URL",
            cluster.schemaRegistryUrl());
    Files.writeString(file(), CONFIGURATION);
    CANDIDATE.write(directory.resolve("candidate"));
    REFUSED.write(directory.resolve("refused"));
    AnabranchConfig config = config(cluster);
    Pipeline pipeline = Pipeline.load(config);
    connection = RESOURCES.add(Connection.open(config));
    TopicSetup topics =
        new TopicSetup(connection.admin(), SchemaRegistryClient.create(config.registry()), config);
    topics.apply(topics.plan(pipeline), pipeline);
    Models models =
        RESOURCES.add(
            new Models(
                directory,
                () -> {
                  throw new AssertionError("no embedder in this test");
                }));
    host =
        RESOURCES.add(
            new StreamsHost(config, pipeline, models, StageSettings.reread(() -> config(cluster))));
    control = RESOURCES.add(ControlServer.start(config.control(), TOKEN, host));
    host.start(ApplicationId.all(pipeline), name -> {});
    host.awaitRunning(PATIENCE);
    note().write(runningUp());
    send();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                newest().values().stream()
                        .filter(e -> e.getStatus() == EnrichedStatus.COMPLETE)
                        .count()
                    == MESSAGES);
    await().atMost(PATIENCE).until(() -> committed("support.join") == 6L * MESSAGES);
  }

  @AfterAll
  static void stop() {
    RESOURCES.close();
  }

  @Test
  @Order(1)
  void shouldOnlyPrintThePlanOfAComparisonUnlessToldToExecute() throws Exception {
    CommandRun run = compare("--from-earliest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run)).hasSize(1);
    JsonNode plan = json(run).get(0).get("plan");
    assertThat(plan.get("records").asLong()).isEqualTo(MESSAGES);
    assertThat(plan.get("partitions")).hasSize(6);
    assertThat(plan.get("model").asText()).isEqualTo("fast:2");
    assertThat(plan.get("reads").asText()).isEqualTo("support.gathered.pos-embedding");
    assertThat(plan.get("writes").asText()).isEqualTo("support.compare.sentiment");
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
    CommandRun run = run("compare", "--stage", "sentiment", "--by-duration", "P1D", "--execute");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = json(run).get(1).get("result");
    assertThat(result.get("same").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("moves")).isEmpty();
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
                            + number(example.get("id").asText().replace("support.messages-", ""))));
    assertThat(ends()).isEqualTo(ends);
    assertThat(result.get("kept").asText()).isEqualTo("support.compare.sentiment");
    assertThat(end("support.compare.sentiment")).isEqualTo(MESSAGES);
    assertThat(end("support.compare.sentiment.dead-letters")).isEqualTo(11);

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
        .atMost(PATIENCE)
        .until(() -> topics().contains("support.compare.sentiment.dead-letters"));

    Interruption.interrupt(command);

    assertThat(run.get().exitCode()).isEqualTo(130);
    assertNothingLeftBehind();
  }

  @Test
  @Order(6)
  void shouldSayWhatIsWrongWithACandidate() throws Exception {
    CommandRun missing =
        run("compare", "--stage", "sentiment", "--model", "missing", "--from-earliest");
    CommandRun needsOthers =
        run(
            "compare",
            "--stage",
            "keywords",
            "--implementation",
            "rank",
            "--from-earliest",
            "--set",
            "stages.keywords.no-such-option=1");
    CommandRun promoted = run("promote", "--stage", "sentiment", "--model", "missing", "--execute");

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("the candidate cannot be loaded", "missing");
    assertThat(needsOthers.err()).contains("no-such-option");
    assertThat(promoted.exitCode()).isEqualTo(1);
    assertThat(promoted.err()).contains("the candidate cannot be loaded", "missing");
    assertThat(file()).hasContent(CONFIGURATION);
    assertNothingLeftBehind();
  }

  @Test
  @Order(7)
  void shouldOnlyPrintThePlanOfAPromotionUnlessToldToExecute() throws Exception {
    CommandRun run = promote("candidate");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode promotion = json(run).get(0).get("promotion");
    assertThat(promotion.get("file").asText()).isEqualTo(file().toRealPath().toString());
    assertThat(promotion.get("diff"))
        .extracting(JsonNode::asText)
        .containsExactly("+     model: " + directory.resolve("candidate"));
    assertThat(json(run).get(1).at("/plan/records").asLong()).isEqualTo(MESSAGES);
    assertThat(file()).hasContent(CONFIGURATION);
    assertThat(model()).isEqualTo("fast:1");
  }

  @Test
  @Order(8)
  void shouldGoBackIfTheProcessRefusesTheCandidate() throws Exception {
    Map<String, Long> ends = ends();

    CommandRun run = promote("refused", "--execute");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("409", "no such model today", "is as it was");
    assertThat(file()).hasContent(CONFIGURATION);
    assertThat(model()).isEqualTo("fast:1");
    await().atMost(PATIENCE).until(() -> end("support.sentiment") == 2 * MESSAGES);
    await().atMost(PATIENCE).until(() -> committed("support.join") == 7L * MESSAGES);
    assertThat(end("support.dead-letters")).isEqualTo(ends.get("support.dead-letters"));
  }

  @Test
  @Order(9)
  void shouldGiveEachMessageARevisionOfTheCandidate() throws Exception {
    Map<String, Enriched> before = newest();

    CommandRun run = promote("candidate", "--execute");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run).get(2).at("/result/enriched").asLong()).isEqualTo(MESSAGES);
    assertThat(json(run).get(3).at("/promoted/live").asBoolean()).isTrue();
    assertThat(model()).isEqualTo("fast:2");
    Map<String, Enriched> after = newest();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (id, enriched) -> {
          Enriched former = Objects.requireNonNull(before.get(id));
          assertThat(enriched.getRevision()).isEqualTo(former.getRevision() + 1);
          assertThat(enriched.getReason()).isEqualTo(EnrichedReason.UPDATED);
          assertThat(enriched.getSentiment().getModel().getVersion()).isEqualTo("2");
          assertThat(enriched.getSentiment().getLabel())
              .isEqualTo(CANDIDATE.shifted(former.getSentiment().getLabel()));
          assertThat(enriched.getClassification()).isEqualTo(former.getClassification());
        });
    assertThat(file())
        .hasContent(
            CONFIGURATION.replace(
                "fast # and right\n",
                "fast # and right\n    model: " + directory.resolve("candidate") + "\n"));
    assertThat(directory.resolve("anabranch.yaml.bak")).hasContent(CONFIGURATION);
    System.out.printf("promote: in %d, revised %d, model %s%n", MESSAGES, after.size(), model());
  }

  @Test
  @Order(10)
  void shouldSayWhatToDoIfNoProcessRuns() throws Exception {
    Path second = new FastModel("4", 0).write(directory.resolve("second"));
    note().delete(runningUp());
    CommandRun run;
    try {
      run = promote("second", "--by-duration", "P2D", "--execute", "--format", "pretty");
    } finally {
      note().write(runningUp());
    }

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("-     model: " + directory.resolve("candidate"), "+     model: " + second)
        .contains("sentiment is fast:4 when 'up' or 'run' is started again")
        .contains("anabranch replay --stages sentiment --by-duration PT48H --execute");
    assertThat(file()).content().contains("model: " + second);
    assertThat(model()).isEqualTo("fast:2");
  }

  private static AnabranchConfig config(DevCluster cluster) {
    Map<String, String> values = new ConfigSources().file(file()).values();
    if (values.getOrDefault("stages.sentiment.model", "").endsWith("refused")) {
      throw new ConfigException("no such model today");
    }
    values.put("kafka.bootstrap.servers", cluster.bootstrapServers());
    values.put("schema.registry.url", cluster.schemaRegistryUrl());
    values.put("state.directory", directory.resolve("state").toString());
    return AnabranchConfig.from(values);
  }

  private static Path file() {
    return directory.resolve("anabranch.yaml");
  }

  private static RunningStages note() throws Exception {
    return RunningStages.ofThisProcess(
        ControlNote.of(connection.clusterId(), control, TOKEN, file()));
  }

  private static Path runningUp() {
    return directory.resolve("runtime").resolve("up.json");
  }

  private static CommandRun compare(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--stage", "sentiment", "--model", "candidate"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private static JsonNode comparison(String... options) throws Exception {
    CommandRun run = compare(options);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return json(run).get(1).get("result");
  }

  private static CommandRun promote(String model, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("promote", "--stage", "sentiment", "--model", model));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(directory, environment, "", arguments);
  }

  private static List<JsonNode> json(CommandRun run) throws Exception {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
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

  /** Message i is on partition i modulo 6. */
  private static void send() throws Exception {
    try (Producer<byte[], Object> producer = connection.producer()) {
      for (int i = 0; i < MESSAGES; i++) {
        Message message = Message.newBuilder().setText("message " + i).build();
        byte[] key = ("customer-" + i % 7).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("support.messages", i % 6, key, message)).get();
      }
    }
  }

  /** The number of the message at {@code partition-offset}. */
  private static int number(String place) {
    String[] parts = place.split("-", -1);
    return Integer.parseInt(parts[0]) + 6 * Integer.parseInt(parts[1]);
  }

  private static String model() {
    return host.health().stream()
        .filter(health -> health.name().equals("sentiment"))
        .findFirst()
        .flatMap(ApplicationHealth::model)
        .orElse("none");
  }

  /** A broker may list a topic for a moment after its controller has deleted it. */
  private static void assertNothingLeftBehind() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(topics()).noneMatch(topic -> topic.contains("compare"));
              assertThat(connection.admin().listGroups().all().get())
                  .noneMatch(group -> group.groupId().contains("compare"));
            });
  }

  private static Set<String> topics() throws Exception {
    return connection.admin().listTopics().names().get();
  }

  private static Map<String, Long> ends() throws Exception {
    Map<String, Long> ends = new TreeMap<>();
    for (String topic : List.of("sentiment", "enriched", "dead-letters", "retry.sentiment")) {
      ends.put("support." + topic, end("support." + topic));
    }
    return ends;
  }

  private static long end(String topic) throws Exception {
    TopicOffsets offsets = TopicOffsets.read(connection.admin(), Set.of(topic));
    return offsets.of(Set.of(topic)).stream().mapToLong(offsets::end).sum();
  }

  private static long committed(String group) throws Exception {
    return GroupOffsets.committed(connection.admin(), group).values().stream()
        .mapToLong(offset -> offset)
        .sum();
  }

  /** The record of each message that counts, by its id. */
  private static Map<String, Enriched> newest() {
    Map<String, Enriched> newest = new TreeMap<>();
    try (TopicReader reader = new TopicReader(connection.consumer());
        Deserializer<Object> deserializer = connection.deserializer()) {
      IntStream.range(0, 6)
          .mapToObj(partition -> new TopicPartition("support.enriched", partition))
          .forEach(
              partition ->
                  reader.read(
                      partition,
                      record -> {
                        Enriched enriched =
                            (Enriched) deserializer.deserialize(record.topic(), record.value());
                        newest.merge(
                            enriched.getId(),
                            enriched,
                            (older, newer) ->
                                newer.getRevision() >= older.getRevision() ? newer : older);
                      }));
    }
    return newest;
  }
}
