package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of an example of the documentation, as they stand there: two stages that are no part
 * of this build, beside all those that are.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnStagesIT {

  private static final String EXAMPLE = "message-priority";
  private static final String LAUNCHER = "deploy/bin/anabranch ";
  private static final Path DATA = Path.of("..", "docs", "examples", EXAMPLE, "data");
  private static final double THRESHOLD = 0.4;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;

  private static ExampleCheckout checkout;
  private static MarkdownCommands commands;
  private static List<LabelledText> texts;
  private static ExampleCheckout.Background up;

  @BeforeAll
  static void start() throws Exception {
    checkout = new ExampleCheckout(directory, EXAMPLE);
    commands = checkout.commands(EXAMPLE);
    texts = LabelledTexts.read(DATA.resolve("urgency.tsv"));
    // The one command that is not run: what it installs is here already, and nowhere else.
    assertThat(commands.lines().get(0)).startsWith("mvn -B -ntp install -pl processors/api -am");
    CommandRun build = checkout.run(commands.startingWith("mvn -B -ntp package"));
    assertThat(build.out()).contains("UrgencyProcessorTest", "PriorityProcessorTest");
    checkout.run(commands.startingWith("mkdir"));
    checkout.run(commands.startingWith("cp"));
    up = checkout.start(commands.startingWith(LAUNCHER + "up"));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(up.err()).contains("Ctrl-C ends it"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (up != null) {
      up.end();
    }
  }

  @Test
  @Order(1)
  void shouldBuildAJarWithoutClassesOfOurs() throws IOException {
    try (JarFile jar = new JarFile(directory.resolve("plugins/message-priority-1.jar").toFile())) {
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
          .contains("com/example/urgency/Urgency.class")
          .noneMatch(name -> name.startsWith("io/anabranch"));
    }
  }

  @Test
  @Order(2)
  void shouldDescribeThem() throws Exception {
    JsonNode stage = checkout.run(commands.startingWith(LAUNCHER + "stages")).json().get(0);

    assertThat(stage.get("type").asText()).isEqualTo("com.example.priority.Priority");
    JsonNode implementation = stage.get("implementations").get(0);
    assertThat(implementation.get("needs"))
        .extracting(JsonNode::asText)
        .containsExactly("embedding", "urgency");
    assertThat(implementation.at("/options/0/key").asText()).isEqualTo("threshold");
  }

  @Test
  @Order(3)
  void shouldAddTheirResultsToEveryMessage() throws Exception {
    JsonNode first = checkout.run(commands.startingWith(LAUNCHER + "produce")).json().get(0);
    assertThat(extension(first, "priority").get("label").asText()).isEqualTo("high");
    List<String> lines = new ArrayList<>();
    for (LabelledText text : texts) {
      lines.add(JSON.writeValueAsString(Map.of("text", text.text())));
    }
    Files.write(directory.resolve("messages.jsonl"), lines);
    checkout.run(LAUNCHER + "produce --file messages.jsonl");

    List<JsonNode> enriched =
        checkout.run(LAUNCHER + "consume -n 8 --timeout 60s --print-headers").json();

    assertThat(enriched).hasSize(1 + texts.size());
    for (JsonNode record : enriched) {
      assertComplete(record);
    }
    for (LabelledText text : texts) {
      assertThat(enriched)
          .filteredOn(record -> record.at("/value/message/text").asText().equals(text.text()))
          .singleElement()
          .extracting(record -> record.at("/headers/example.urgency").asText())
          .isEqualTo(text.labels().get(0));
    }
  }

  /** With what every other stage says, and a priority that follows from what it needs. */
  private static void assertComplete(JsonNode record) throws IOException {
    JsonNode value = record.get("value");
    assertThat(value.get("status").asText()).isEqualTo("COMPLETE");
    assertThat(value.get("failed")).isEmpty();
    assertThat(value.get("models").fieldNames())
        .toIterable()
        .contains("pos", "embedding", "sentiment", "checklists", "urgency", "priority");
    JsonNode urgency = extension(value, "urgency");
    JsonNode priority = extension(value, "priority");
    boolean isUrgent = urgency.get("label").asText().equals("urgent");
    boolean isSerious = priority.get("seriousness").asDouble() >= THRESHOLD;
    assertThat(isUrgent).isEqualTo(!urgency.get("words").isEmpty());
    assertThat(priority.get("label").asText())
        .isEqualTo(isUrgent && isSerious ? "high" : isUrgent || isSerious ? "normal" : "low");
    assertThat(record.at("/headers/example.urgency")).isEqualTo(urgency.get("label"));
    assertThat(record.at("/headers/example.priority")).isEqualTo(priority.get("label"));
  }

  private static JsonNode extension(JsonNode enriched, String stage) throws IOException {
    return JSON.readTree(enriched.at("/extensions/" + stage + "/json").asText());
  }

  @Test
  @Order(4)
  void shouldShowTheirResultsAfterTheOthersInOneLine() throws Exception {
    CommandRun run = checkout.run(commands.startingWith(LAUNCHER + "consume"));

    List<String> results = run.out().lines().filter(line -> !line.startsWith("        ")).toList();
    assertThat(results)
        .hasSize(1 + texts.size())
        .allMatch(line -> line.matches(".* (not_)?urgent +priority (high|normal|low) [+-].*"));
  }

  @Test
  @Order(5)
  void shouldMeasureThem() throws Exception {
    CommandRun priority = checkout.run(commands.startingWith(LAUNCHER + "evaluate"));
    CommandRun urgency =
        checkout.run(
            LAUNCHER
                + "evaluate urgency --json - --data docs/examples/message-priority/data/urgency.tsv");

    assertThat(priority.err())
        .contains("loading the models of content, embedding, urgency, priority");
    assertThat(priority.out()).contains("accuracy", "high", "normal", "low");
    assertThat(JSON.readTree(urgency.out()).get("accuracy").asDouble()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void shouldCompareACandidateWithAnotherOption() throws Exception {
    JsonNode result =
        checkout.run(commands.startingWith(LAUNCHER + "compare")).json().get(1).get("result");

    assertThat(result.get("compared").asLong()).isEqualTo(1 + texts.size());
    assertThat(result.get("moves")).hasSize(1);
    assertThat(result.at("/moves/0/from").asText()).isEqualTo("urgent");
    assertThat(result.at("/moves/0/to").asText()).isEqualTo("not_urgent");
    // All that are urgent but the one that says today.
    assertThat(result.at("/moves/0/count").asLong()).isEqualTo(1 + 3);
  }

  @Test
  @Order(7)
  void shouldReplayThemWithTheStageThatNeedsThem() throws Exception {
    List<JsonNode> replay = checkout.run(commands.startingWith(LAUNCHER + "replay")).json();

    JsonNode plan = replay.get(0).get("plan");
    JsonNode result = replay.get(1).get("result");
    assertThat(plan.get("setBack")).extracting(JsonNode::asText).containsExactly("urgency");
    assertThat(plan.get("writeAgain")).extracting(JsonNode::asText).contains("priority", "join");
    assertThat(result.get("replayed").asLong()).isEqualTo(1 + texts.size());
    assertThat(result.get("notRunning")).isEmpty();
  }
}
