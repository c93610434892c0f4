package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastModel;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.host.StageSettings;
import io.anabranch.operation.Resources;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command promote on a real cluster, with the fast stages, whose labels are known beforehand.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PromoteIT {

  private static final int MESSAGES = 60;
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
      """
          + FastStages.onlyInYaml(
              List.of("content", "pos", "embedding", "sentiment", "classification"));

  private static final String PREFIX = "promote.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static LivePipeline live;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(file(), CONFIGURATION);
    CANDIDATE.write(directory.resolve("candidate"));
    REFUSED.write(directory.resolve("refused"));
    live =
        new LivePipeline(
            CLUSTER,
            PREFIX,
            directory,
            Pipeline::load,
            config -> StageSettings.reread(() -> refusing(config.get())));
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
  void shouldOnlyPrintThePlanOfAPromotionUnlessToldToExecute() throws Exception {
    CommandRun run = promote("candidate");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode promotion = run.json().get(0).get("promotion");
    assertThat(promotion.get("file").asText()).isEqualTo(file().toRealPath().toString());
    assertThat(promotion.get("diff"))
        .extracting(JsonNode::asText)
        .containsExactly("+     model: " + directory.resolve("candidate"));
    assertThat(run.json().get(1).at("/plan/records").asLong()).isEqualTo(MESSAGES);
    assertThat(file()).hasContent(CONFIGURATION);
    assertThat(model()).isEqualTo("fast:1");
  }

  @Test
  @Order(1)
  void shouldSayWhatIsWrongWithACandidate() {
    CommandRun run = promote("missing", "--execute");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the candidate cannot be loaded", "missing");
    assertThat(file()).hasContent(CONFIGURATION);
  }

  @Test
  @Order(2)
  void shouldGoBackIfTheProcessRefusesTheCandidate() throws Exception {
    long letters = live.topics().end("dead-letters");

    CommandRun run = promote("refused", "--execute");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("409", "no such model today", "is as it was");
    assertThat(file()).hasContent(CONFIGURATION);
    assertThat(model()).isEqualTo("fast:1");
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> live.topics().end("sentiment") == 2 * MESSAGES);
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> live.topics().committed("join") == 6L * MESSAGES);
    assertThat(live.topics().end("dead-letters")).isEqualTo(letters);
  }

  @Test
  @Order(3)
  void shouldGiveEachMessageARevisionOfTheCandidate() throws Exception {
    Map<String, Enriched> before = live.topics().newest();
    OtherSentiment stopped = new OtherSentiment(PREFIX + "sentiment", State.STOPPED, () -> {});

    Resources other = live.announce(stopped);
    CommandRun run;
    try {
      run = promote("candidate", "--execute");
    } finally {
      other.close();
    }

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(stopped.state()).as("somebody stopped it").isEqualTo(State.STOPPED);
    assertThat(run.json().get(2).at("/result/enriched").asLong()).isEqualTo(MESSAGES);
    assertThat(run.json().get(3).at("/promoted/live").asBoolean()).isTrue();
    assertThat(model()).isEqualTo("fast:2");
    Map<String, Enriched> after = live.topics().newest();
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
  @Order(4)
  void shouldSayWhatToDoIfNoProcessRuns() throws Exception {
    Path second = new FastModel("4", 0).write(directory.resolve("second"));
    live.hide();
    CommandRun run;
    try {
      run = promote("second", "--by-duration", "P2D", "--execute", "--format", "pretty");
    } finally {
      live.announce();
    }

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("-     model: " + directory.resolve("candidate"), "+     model: " + second)
        .contains("sentiment is fast:4 when 'up' or 'run' is started again")
        .contains("anabranch replay --stages sentiment --by-duration PT48H --execute");
    assertThat(file()).content().contains("model: " + second);
    assertThat(model()).isEqualTo("fast:2");
  }

  @Test
  @Order(5)
  void shouldGoBackIfAProcessDiesOfTheCandidate() throws Exception {
    String before = Files.readString(file());
    new FastModel("5", 0).write(directory.resolve("deadly"));
    Resources[] other = new Resources[1];
    OtherSentiment dying =
        new OtherSentiment(PREFIX + "sentiment", State.RUNNING, () -> other[0].close());
    other[0] = live.announce(dying);
    CommandRun run;
    try {
      run = promote("deadly", "--execute");
    } finally {
      other[0].close();
    }

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no answer from the control endpoint", "is as it was");
    assertThat(file()).hasContent(before);
    await().atMost(LivePipeline.PATIENCE).until(() -> model().equals("fast:4"));
  }

  private static AnabranchConfig refusing(AnabranchConfig config) {
    if (config.stage("sentiment").options().getOrDefault("model", "").endsWith("refused")) {
      throw new ConfigException("no such model today");
    }
    return config;
  }

  private static Path file() {
    return directory.resolve("anabranch.yaml");
  }

  private static CommandRun promote(String model, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("promote", "--stage", "sentiment", "--model", model));
    arguments.addAll(List.of(options));
    return live.run(arguments.toArray(String[]::new));
  }

  private static String model() {
    return live.host().health().stream()
        .filter(health -> health.name().equals("sentiment"))
        .findFirst()
        .flatMap(ApplicationHealth::model)
        .orElse("none");
  }
}
