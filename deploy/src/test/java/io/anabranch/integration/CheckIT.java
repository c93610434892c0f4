package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.serde.registry.CompatibilityLevel;
import io.anabranch.serde.registry.SchemaRegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The dry run finds each fault that is put in, and no other. */
class CheckIT {

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path directory;

  @Test
  void shouldFindNothingWhereAllIsWell() throws Exception {
    create("check-well.");

    CommandRun check = run("check-well.");

    assertThat(problems(check)).isEmpty();
    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .contains("brokers", "topic check-well.messages", "schema check-well.messages-value")
        .contains("rights", "state.directory");
  }

  @Test
  void shouldFindAWrongKey() {
    for (String key : List.of("stages.none", "join.timeouts")) {
      CommandRun check =
          run("check-key.", "--set", key + (key.startsWith("stages") ? ".enabled=true" : "=true"));

      assertThat(problems(check)).singleElement().asString().contains("configuration", key);
      assertThat(check.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void shouldFindThatNoBrokerAnswers() {
    assertThat(
            problems(
                run(
                    "check-broker.",
                    "--set",
                    "kafka.bootstrap.servers=127.0.0.1:1",
                    "--set",
                    "kafka.default.api.timeout.ms=2000",
                    "--set",
                    "kafka.request.timeout.ms=1000")))
        .singleElement()
        .asString()
        .contains("brokers", "127.0.0.1:1");
  }

  @Test
  void shouldFindThatThereAreTooFewBrokers() throws Exception {
    create("check-replication.");

    assertThat(problems(run("check-replication.", "--set", "topics.replication=3")))
        .singleElement()
        .asString()
        .contains("brokers", "topics.replication is 3");
  }

  @Test
  void shouldFindThatNoRegistryAnswers() throws Exception {
    create("check-registry.");

    assertThat(
            problems(
                run(
                    "check-registry.",
                    "--set",
                    "schema.registry.url=http://127.0.0.1:1",
                    "--set",
                    "schema.registry.max.retries=0")))
        .singleElement()
        .asString()
        .contains("schema registry", "127.0.0.1:1");
  }

  @Test
  void shouldFindAMissingTopic() throws Exception {
    create("check-topic.");
    try (Connection connection = connect("check-topic.")) {
      connection.admin().deleteTopics(List.of("check-topic.retry.join")).all().get();
    }

    // The controller, which has changed it, is ahead of the broker that answers.
    await()
        .untilAsserted(
            () ->
                assertThat(problems(run("check-topic.")))
                    .anySatisfy(
                        problem ->
                            assertThat(problem)
                                .contains(
                                    "topic check-topic.retry.join", "anabranch topics create")));
  }

  @Test
  void shouldFindOtherPartitionsAndLimits() throws Exception {
    create("check-partitions.");
    try (Connection connection = connect("check-partitions.")) {
      connection
          .admin()
          .createPartitions(Map.of("check-partitions.enriched", NewPartitions.increaseTo(7)))
          .all()
          .get();
      connection
          .admin()
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "check-partitions.dead-letters"),
                  List.of(set("max.message.bytes", "1000"), set("cleanup.policy", "compact")),
                  new ConfigResource(ConfigResource.Type.TOPIC, "check-partitions.messages"),
                  List.of(set("cleanup.policy", "compact"))))
          .all()
          .get();
    }

    // The controller, which has changed it, is ahead of the broker that answers.
    await()
        .untilAsserted(
            () ->
                assertThat(problems(run("check-partitions.")))
                    .hasSize(3)
                    .anySatisfy(text -> assertThat(text).contains("enriched: has 7 partitions"))
                    .anySatisfy(
                        text ->
                            assertThat(text).contains("dead-letters: takes records of 1,000 bytes"))
                    .anySatisfy(
                        text -> assertThat(text).contains("messages: has cleanup.policy=compact")));
  }

  @Test
  void shouldFindSchemasThatDoNotFit() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings("check-other."));
    SchemaRegistryClient registry = SchemaRegistryClient.create(config.registry());
    String subject = "check-other.messages-value";
    int unused =
        registry.register(
            subject,
            new Schema.Parser()
                .parse(
                    "{\"type\":\"record\",\"name\":\"Message\",\"namespace\":\"io.anabranch.schema\","
                        + "\"fields\":[{\"name\":\"text\",\"type\":\"int\"}]}"));
    registry.setCompatibility(subject, CompatibilityLevel.FULL_TRANSITIVE);

    assertThat(problems(run("check-other.")))
        .anySatisfy(
            problem ->
                assertThat(problem).contains("schema check-other.messages-value", "not compatible"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("schema check-other.enriched-value", "not registered"));
  }

  @Test
  void shouldFindAMissingRight() throws Exception {
    create("check-rights.");
    try (Connection connection = connect("check-rights.")) {
      connection
          .admin()
          .createAcls(
              List.of(
                  new AclBinding(
                      new ResourcePattern(
                          ResourceType.TOPIC, "check-rights.enriched", PatternType.LITERAL),
                      new AccessControlEntry(
                          "User:ANONYMOUS", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW))))
          .all()
          .get();
    }

    // The controller, which has changed it, is ahead of the broker that answers.
    await()
        .untilAsserted(
            () ->
                assertThat(problems(run("check-rights.")))
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .contains(
                                    "rights on topic check-rights.enriched", "[WRITE]", "ACL")));
  }

  @Test
  void shouldFindWhatIsWrongWithAnIntake() throws Exception {
    create(
        "check-intake.",
        "--set",
        "intake.chat.topic=check.chat",
        "--set",
        "intake.gone.topic=none");
    send("check.chat", "{\"body\":\"It drips.\"}", "It drips.");

    assertThat(
            problems(
                run(
                    "check-intake.",
                    "--set",
                    "intake.chat.topic=check.chat",
                    "--set",
                    "intake.gone.topic=none")))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("intake.chat: 1 of the newest", "no JSON"))
        .anySatisfy(text -> assertThat(text).contains("intake.gone: there is no topic 'none'"))
        .noneSatisfy(text -> assertThat(text).contains("drips"));
  }

  @Test
  void shouldFindAFolderOfStateThatIsNone() throws Exception {
    create("check-state.");
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(problems(run("check-state.", "--set", "state.directory=" + file)))
        .singleElement()
        .asString()
        .contains("state.directory", "cannot be written");
  }

  @Test
  void shouldFindAModelThatDoesNotLoad() throws Exception {
    create("check-model.");

    assertThat(
            problems(
                run("check-model.", "--set", "models.directory=" + directory.resolve("absent"))))
        .singleElement()
        .asString()
        .contains("models", "absent");
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static Connection connect(String prefix) throws Exception {
    return Connection.open(AnabranchConfig.from(CLUSTER.settings(prefix)));
  }

  private static void send(String topic, String... values) throws Exception {
    try (Connection connection = connect("check-intake.");
        Producer<byte[], byte[]> producer = connection.bytesProducer()) {
      connection.admin().createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))).get();
      }
    }
  }

  private void create(String prefix, String... more) {
    CommandRun created = run(prefix, List.of("topics", "create"), more);
    assertThat(created.exitCode()).as(created.err()).isZero();
  }

  private CommandRun run(String prefix, String... more) {
    return run(
        prefix,
        List.of("check", "-f", "json", "--set", "state.directory=" + directory.resolve("state")),
        more);
  }

  /** With stages whose models load at once. */
  private CommandRun run(String prefix, List<String> command, String... more) {
    List<String> arguments = new ArrayList<>(command);
    FastStages.settings()
        .forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(List.of(more));
    return CommandRun.of(
        directory, CLUSTER.environment(prefix), "", arguments.toArray(String[]::new));
  }

  private static List<String> problems(CommandRun check) {
    List<String> problems = new ArrayList<>();
    try {
      for (JsonNode finding : check.json()) {
        if (!finding.get("ok").asBoolean()) {
          problems.add(finding.get("subject").asText() + ": " + finding.get("text").asText());
        }
      }
    } catch (Exception e) {
      throw new AssertionError(check.out(), e);
    }
    return problems;
  }
}
