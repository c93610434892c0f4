package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at topics of others. */
class IntakeCommandsIT {

  private static final String TOPIC = "helpdesk.comments";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir static Path directory;

  @BeforeAll
  static void fill() throws Exception {
    send(
        TOPIC,
        "{\"internal\":false,\"ticket\":{\"id\":9},\"comment\":{\"id\":3,"
            + "\"body\":\"My dishwasher leaks since Monday.\",\"author_id\":17}}",
        "{\"internal\":true,\"ticket\":{\"id\":9},\"comment\":{\"id\":4,"
            + "\"body\":\"Known fault of the door, send Kim.\",\"author_id\":2}}",
        "{\"internal\":false,\"ticket\":{\"id\":9}}");
  }

  @Test
  void shouldProposeAConfigurationThatWorks() throws Exception {
    CommandRun suggestion = run(directory, "intake", "suggest", TOPIC);
    Path folder = Files.createDirectory(directory.resolve("suggested"));
    Files.writeString(folder.resolve("anabranch.yaml"), suggestion.out());

    CommandRun trial = run(folder, "intake", "try", TOPIC);

    assertThat(suggestion.exitCode()).isZero();
    assertThat(suggestion.out())
        .contains("topic: " + TOPIC, "text: /comment/body", "only: /internal != true")
        .doesNotContain("dishwasher");
    assertThat(trial.exitCode()).isEqualTo(1);
    List<JsonNode> outcomes = trial.json();
    assertThat(outcomes)
        .extracting(outcome -> outcome.get("outcome").asText())
        .containsExactly("message", "left out", "refused");
    assertThat(outcomes.get(0).at("/message/conversation").asText()).isEqualTo("9");
    assertThat(outcomes.get(0).at("/message/author").asText()).isEqualTo("17");
    assertThat(outcomes.get(2).get("reason").asText()).contains("no text");
    assertThat(trial.err()).contains("1 messages, 1 refused, 1 left out; nothing was written");
  }

  @Test
  void shouldTryAMappingThatIsNotConfigured() {
    CommandRun trial =
        run(
            directory,
            "intake",
            "try",
            TOPIC,
            "-n",
            "2",
            "-f",
            "pretty",
            "--map",
            "text=/ticket/id");

    assertThat(trial.exitCode()).isZero();
    assertThat(trial.out()).contains(TOPIC + "-0-2  a message: ").contains("\n    9\n");
    assertThat(trial.out()).doesNotContain(TOPIC + "-0-0");
  }

  @Test
  void shouldSayWhatIsWrong() {
    CommandRun noTopic = run(directory, "intake", "try", "helpdesk.none");
    CommandRun badKey = run(directory, "intake", "try", TOPIC, "--map", "txt=/a");
    CommandRun noPreset = run(directory, "intake", "presets", "none");

    assertThat(noTopic.exitCode()).isEqualTo(1);
    assertThat(noTopic.err()).contains("there is no topic 'helpdesk.none'");
    assertThat(badKey.exitCode()).isEqualTo(2);
    assertThat(badKey.err()).contains("unknown key 'intake.NAME.txt'", "createdAt");
    assertThat(noPreset.exitCode()).isEqualTo(2);
    assertThat(noPreset.err()).contains("zendesk");
  }

  @Test
  void shouldProposeAFormatWhereItIsNoJson() throws Exception {
    send("helpdesk.lines", "My parcel has not come.");

    assertThat(run(directory, "intake", "suggest", "helpdesk.lines").out())
        .contains("format: text")
        .doesNotContain("text: /");
  }

  private static CommandRun run(Path folder, String... arguments) {
    return CommandRun.of(folder, CLUSTER.environment("intake-commands."), "", arguments);
  }

  private static void send(String topic, String... values) throws Exception {
    try (Connection connection =
            Connection.open(AnabranchConfig.from(CLUSTER.settings("intake-commands.")));
        Producer<byte[], byte[]> producer = connection.bytesProducer()) {
      connection.admin().createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))).get();
      }
    }
  }
}
