package io.anabranch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.app.ApplicationHealth;
import io.anabranch.app.ApplicationHealth.State;
import io.anabranch.app.ApplicationId;
import io.anabranch.app.GroupOffsets;
import io.anabranch.app.StreamsHost;
import io.anabranch.app.TopicOffsets;
import io.anabranch.app.TopicSetup;
import io.anabranch.cluster.DevCluster;
import io.anabranch.cluster.DevClusterConfig;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.processor.Models;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import io.anabranch.serde.SchemaRegistryClient;
import io.anabranch.topology.Pipeline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The replay command on a real cluster, with quick stages of the real ones' names and needs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

  private static final int MESSAGES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private static Path directory;

  private static final Resources RESOURCES = new Resources();
  private static final QuickStages STAGES = new QuickStages();
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
            cluster.schemaRegistryUrl(),
            "ANABRANCH_STAGES_CHECKLISTS_ENABLED",
            "false");
    Map<String, String> values = new ConfigSources().environment(environment).values();
    values.put("kafka.bootstrap.servers", cluster.bootstrapServers());
    values.put("schema.registry.url", cluster.schemaRegistryUrl());
    values.put("state.directory", directory.resolve("state").toString());
    values.put("stages.embedding.threads", "1");
    AnabranchConfig config = AnabranchConfig.from(values);
    Pipeline pipeline = STAGES.like(Pipeline.load(config));
    connection = RESOURCES.add(Connection.open(config));
    TopicSetup topics =
        new TopicSetup(connection.admin(), SchemaRegistryClient.create(config.registry()), config);
    topics.apply(topics.plan(pipeline), pipeline);
    Models models = RESOURCES.add(noModels());
    host = RESOURCES.add(new StreamsHost(config, pipeline, models));
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
    awaitCommitted();
  }

  @AfterAll
  static void stop() {
    RESOURCES.close();
  }

  @Test
  @Order(1)
  void shouldOnlyPrintThePlanUnlessToldToExecute() throws Exception {
    Map<String, Long> before = positions();

    CommandRun run = replay("--stages", "sentiment,pos", "--from-earliest");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode plan = json(run).get(0).get("plan");
    assertThat(plan.get("records").asLong()).isEqualTo(MESSAGES);
    assertThat(plan.get("setBack")).extracting(JsonNode::asText).containsExactly("pos");
    assertThat(plan.get("writeAgain")).extracting(JsonNode::asText).contains("sentiment", "join");
    assertThat(plan.get("untouched")).extracting(JsonNode::asText).containsExactly("embedding");
    assertThat(plan.get("partitions")).hasSize(6);
    assertThat(json(run)).hasSize(1);
    assertThat(positions()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void shouldNameLiveGroupThatItCannotStopAndChangeNothing() throws Exception {
    Map<String, Long> before = positions();
    note().delete(runningUp());
    CommandRun run;
    try {
      run = replay("--stages", "sentiment", "--from-earliest", "--execute");
    } finally {
      note().write(runningUp());
    }

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("nothing has changed", "'support.sentiment' is live")
        .contains("support.sentiment-", "127.0.0.1", "--control");
    assertThat(positions()).isEqualTo(before);
    assertThat(states()).containsOnly(State.RUNNING);
  }

  @Test
  @Order(3)
  void shouldEmitTheSameRevisionAgainIfTheModelIsTheSame() throws Exception {
    Map<String, Enriched> before = newest();
    long recordsBefore = end("support.enriched");

    JsonNode result = execute("sentiment");

    assertThat(result.get("replayed").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("enriched").asLong()).isEqualTo(MESSAGES);
    assertThat(result.get("lateResultsDropped").asLong()).isZero();
    assertThat(end("support.enriched") - recordsBefore).isEqualTo(MESSAGES);
    assertThat(timeless(newest())).isEqualTo(timeless(before));
  }

  @Test
  @Order(4)
  void shouldGiveEachMessageARevisionWithTheNewResultAndTheKeptOnes() throws Exception {
    Map<String, Enriched> before = newest();
    Map<String, Long> positions = positions();
    STAGES.replaceSentiment("2");

    JsonNode result = execute("sentiment");

    Map<String, Enriched> after = newest();
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
          assertThat(enriched.getKeywords()).isEqualTo(former.getKeywords());
          assertThat(enriched.getEmbedding()).isEqualTo(former.getEmbedding());
        });
    Map<String, Long> moved = new TreeMap<>(positions());
    moved.entrySet().removeIf(e -> e.getValue().equals(positions.get(e.getKey())));
    assertThat(moved.keySet())
        .containsExactlyInAnyOrder(
            "written support.sentiment", "written support.enriched", "read join");
    System.out.printf(
        "replay of one stage: in %d, enriched again %d, revision 2 of %d, others unmoved%n",
        MESSAGES, result.get("enriched").asLong(), after.size());
  }

  @Test
  @Order(5)
  void shouldLeaveOneNewestRecordEqualToBeforeIfAllIsReplayedTwice() throws Exception {
    Map<String, Enriched> before = newest();

    JsonNode first = execute("all");
    JsonNode second = execute("all");

    assertThat(first.get("replayed").asLong()).isEqualTo(2 * MESSAGES);
    assertThat(second.get("replayed").asLong()).isEqualTo(2 * MESSAGES);
    assertThat(timeless(newest())).hasSize(MESSAGES).isEqualTo(timeless(before));
    System.out.printf(
        "replay of all, twice: in %d, newest %d, records written %d and %d%n",
        MESSAGES, newest().size(), first.get("enriched").asLong(), second.get("enriched").asLong());
  }

  @Test
  @Order(6)
  void shouldFreeTheGroupOfAStoppedApplicationAtOnce() throws Exception {
    assertThat(host.stop("keywords")).isTrue();
    try {
      assertThat(GroupOffsets.members(connection.admin(), "support.keywords")).isEmpty();
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(get("/health/ready").body()).contains("\"keywords\":\"stopped\"");
    } finally {
      host.start("keywords");
    }
    await().atMost(PATIENCE).until(() -> get("/health/ready").statusCode() == 200);
  }

  @Test
  @Order(7)
  void shouldShowMetricsOfEveryApplication() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("/metrics").body())
                    .contains(
                        "anabranch_application_state{application=\"join\",state=\"running\"} 1.0",
                        "anabranch_application_held{application=\"sentiment\"} 0.0",
                        "kafka_stream_thread_process_total{application=\"pos\"",
                        "late_results_dropped_total{application=\"join\""));
  }

  private static RunningStages note() throws Exception {
    return RunningStages.ofThisProcess(
        ControlNote.of(
            connection.clusterId(), control, TOKEN, directory.resolve("anabranch.yaml")));
  }

  private static Path runningUp() {
    return directory.resolve("runtime").resolve("up.json");
  }

  private static Models noModels() {
    return new Models(
        directory,
        () -> {
          throw new AssertionError("no embedder in this test");
        });
  }

  private static JsonNode execute(String stages) throws Exception {
    CommandRun run = replay("--stages", stages, "--from-earliest", "--execute");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode result = json(run).get(1).get("result");
    assertThat(result.get("notRunning")).isEmpty();
    return result;
  }

  private static CommandRun replay(String... options) {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    arguments.addAll(List.of(options));
    return CommandRun.of(directory, environment, "", arguments.toArray(String[]::new));
  }

  private static List<JsonNode> json(CommandRun run) throws Exception {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
  }

  private static void send() throws Exception {
    try (Producer<byte[], Object> producer = connection.producer()) {
      for (int i = 0; i < MESSAGES; i++) {
        Message message = Message.newBuilder().setText("message " + i).build();
        byte[] key = ("customer-" + i % 7).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>("support.messages", i % 6, key, message)).get();
      }
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(control.url().resolve(path))
                .header("Authorization", "Bearer " + TOKEN.value())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static List<State> states() {
    return host.health().stream().map(ApplicationHealth::state).toList();
  }

  /** The record of each message that counts, by its id. */
  private static Map<String, Enriched> newest() {
    Map<String, Enriched> newest = new TreeMap<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer();
        Deserializer<Object> deserializer = connection.deserializer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("support.enriched").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          Enriched enriched = (Enriched) deserializer.deserialize(record.topic(), record.value());
          newest.merge(
              enriched.getId(),
              enriched,
              (older, newer) -> newer.getRevision() >= older.getRevision() ? newer : older);
        }
      }
    }
    return newest;
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

  private static long end(String topic) throws Exception {
    TopicOffsets offsets = TopicOffsets.read(connection.admin(), Set.of(topic));
    return offsets.of(Set.of(topic)).stream().mapToLong(offsets::end).sum();
  }

  /** What each application has read and each topic of results has, summed over partitions. */
  private static Map<String, Long> positions() throws Exception {
    Map<String, Long> positions = new TreeMap<>();
    for (ApplicationHealth application : host.health()) {
      positions.put(
          "read " + application.name(),
          GroupOffsets.committed(connection.admin(), application.id()).values().stream()
              .mapToLong(offset -> offset)
              .sum());
    }
    for (String topic :
        List.of(
            "pos",
            "embedding",
            "gathered.pos-embedding",
            "sentiment",
            "classification",
            "keywords",
            "enriched")) {
      positions.put("written support." + topic, end("support." + topic));
    }
    return positions;
  }

  /** Waits until every application has committed all that its input holds. */
  private static void awaitCommitted() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                committed("join") == 6L * MESSAGES
                    && committed("gathered.pos-embedding") == 2L * MESSAGES
                    && Set.of("pos", "embedding", "sentiment", "classification", "keywords")
                        .stream()
                        .allMatch(name -> committed(name) == MESSAGES));
  }

  private static long committed(String application) {
    try {
      return Objects.requireNonNull(positions().get("read " + application));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
