package io.anabranch.integration;

import static io.anabranch.integration.TestGateway.JSON;
import static io.anabranch.integration.TestGateway.LINES;
import static io.anabranch.integration.TestGateway.TEXT;
import static io.anabranch.integration.TestGateway.id;
import static io.anabranch.integration.TestGateway.json;
import static io.anabranch.integration.TestGateway.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.host.StageSettings;
import io.anabranch.topology.pipeline.Pipeline;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages by HTTP, on a real cluster and a pipeline of quick stages. */
class GatewayIT {

  private static final String PREFIX = "gateway.";

  private static final Map<String, String> INTAKE =
      Map.of(
          "intake.tickets.topic", "helpdesk.gateway",
          "intake.tickets.text", "/body",
          "intake.tickets.only", "/type = comment");

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static LivePipeline live;
  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        directory.resolve("anabranch.yaml"),
        """
        join:
          timeout: 1s
          longest-wait: 1s
        stages:
          embedding.threads: 1
        """
            + FastStages.onlyInYaml(QuickStages.NAMES));
    live =
        new LivePipeline(
            CLUSTER,
            PREFIX,
            directory,
            config -> new QuickStages().like(Pipeline.load(config)),
            config -> StageSettings.fixed(config.get()));
    gateway = new TestGateway(CLUSTER, PREFIX, INTAKE);
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> status(gateway.post("?wait=10s", TEXT, "begin")).equals("COMPLETE"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    live.close();
  }

  @Test
  void shouldAnswerAMessageWithItsCompleteRecord() throws Exception {
    HttpResponse<String> answer =
        gateway.post("?wait=30s", JSON, "{\"text\": \"where is it\", \"order\": 7}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode record = json(answer);
    assertThat(record.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(record.at("/classification/label").asText()).isEqualTo("where is it");
    assertThat(record.at("/message/attributes/order").asText()).isEqualTo("7");
  }

  @Test
  void shouldAnswerPlainTextUnderTheKeyOfTheQuery() throws Exception {
    HttpResponse<String> answer = gateway.post("?wait=30s&key=anna", TEXT, "grüße, wo ist es?");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/message/text").asText()).isEqualTo("grüße, wo ist es?");
  }

  @Test
  void shouldAnswerLinesInTheirOrderThoughOneIsBad() throws Exception {
    String body = "{\"text\": \"one\"}\n{\"text\": \n{\"text\": \"three\"}\n{\"txt\": \"four\"}\n";

    HttpResponse<String> answer = gateway.post("?wait=30s", LINES, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(lines(answer))
        .extracting(
            line -> line.path("line").asInt(),
            line -> line.path("status").asInt(),
            line -> line.at("/answer/classification/label").asText())
        .containsExactly(
            tuple(1, 200, "one"), tuple(2, 400, ""), tuple(3, 200, "three"), tuple(4, 422, ""));
    assertThat(lines(answer).get(1).at("/answer/error").asText()).startsWith("not JSON");
  }

  @Test
  void shouldFindARecordByAnyGateway() throws Exception {
    try (TestGateway other = new TestGateway(CLUSTER, PREFIX, Map.of())) {
      HttpResponse<String> taken = gateway.post("", JSON, "{\"text\": \"found by all\"}");
      assertThat(taken.statusCode()).isEqualTo(202);
      assertThat(json(taken).path("status").asText()).isEqualTo("PENDING");
      String location = taken.headers().firstValue("Location").orElseThrow();
      assertThat(location).isEqualTo("/v1/messages/" + id(taken));

      await()
          .atMost(LivePipeline.PATIENCE)
          .until(() -> status(other.get(location)).equals("COMPLETE"));
      try (TestGateway later = new TestGateway(CLUSTER, PREFIX, Map.of())) {
        assertThat(json(later.get(location))).isEqualTo(json(gateway.get(location)));
      }
    }
  }

  @Test
  void shouldKnowNoMessageThatIsNotThere() throws Exception {
    String id = id(gateway.post("", TEXT, "there"));

    assertThat(gateway.get("/v1/messages/" + id + "9").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/v1/messages/" + PREFIX + "messages-99-0-1").statusCode())
        .isEqualTo(404);
    assertThat(gateway.get("/v1/messages/other-0-0-1").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/v1/messages/nothing").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldAnswerWithWhatThereIsWhenAStageIsStopped() throws Exception {
    assertThat(live.host().stop("classification")).isTrue();
    try {
      HttpResponse<String> atOnce = gateway.post("?wait=10ms", TEXT, "too soon");
      assertThat(atOnce.statusCode()).isIn(202, 503);

      HttpResponse<String> partial = gateway.post("?wait=8s", TEXT, "in part");

      assertThat(status(partial)).isEqualTo("PARTIAL");
      assertThat(json(partial).path("missing").has("classification")).isTrue();
      assertThat(json(partial).path("sentiment").isNull()).isFalse();
    } finally {
      live.host().start("classification");
    }
    await()
        .atMost(LivePipeline.PATIENCE)
        .until(() -> status(gateway.post("?wait=10s", TEXT, "again")).equals("COMPLETE"));
  }

  @Test
  void shouldAnswerOnceThoughAReplayRuns() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> gateway.postLater("?wait=30s", TEXT, "replayed " + i))
            .toList();
    assertThat(
            live.run("replay", "--stages", "sentiment", "--from-earliest", "--execute").exitCode())
        .isZero();

    for (int i = 0; i < answers.size(); i++) {
      JsonNode record = json(answers.get(i).get());
      assertThat(record.path("status").asText()).isEqualTo("COMPLETE");
      assertThat(record.at("/message/text").asText()).isEqualTo("replayed " + i);
    }
  }

  @Test
  void shouldTakeMessagesAsAnIntakeMapsThem() throws Exception {
    HttpResponse<String> mapped =
        gateway.post(
            "?wait=30s&intake=tickets", JSON, "{\"type\": \"comment\", \"body\": \"mapped\"}");
    assertThat(json(mapped).at("/message/text").asText()).isEqualTo("mapped");

    long before = live.topics().end("messages");
    HttpResponse<String> leftOut =
        gateway.post("?intake=tickets", JSON, "{\"type\": \"note\", \"body\": \"internal\"}");
    assertThat(leftOut.statusCode()).isEqualTo(200);
    assertThat(status(leftOut)).isEqualTo("LEFT_OUT");
    HttpResponse<String> unknown = gateway.post("?intake=none", JSON, "{}");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("tickets");
    assertThat(live.topics().end("messages")).isEqualTo(before);
  }

  private static String status(HttpResponse<String> response) throws Exception {
    return json(response).path("status").asText();
  }
}
