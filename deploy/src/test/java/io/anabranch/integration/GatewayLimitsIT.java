package io.anabranch.integration;

import static io.anabranch.integration.TestGateway.JSON;
import static io.anabranch.integration.TestGateway.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.topology.pipeline.Pipeline;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whom a gateway refuses, on a real cluster where no stage runs. */
class GatewayLimitsIT {

  private static final String PREFIX = "gateway-limits.";
  private static final String WRITER = "0123456789-writer";
  private static final String READER = "0123456789-reader";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    LivePipeline.create(connection, config, Pipeline.load(config));
  }

  @AfterAll
  static void stop() {
    connection.close();
  }

  @Test
  void shouldTellCallersToComeBackWhenTooManyWait() throws Exception {
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.limits.waiting", "1"))) {
      CompletableFuture<HttpResponse<String>> first = gateway.postLater("?wait=4s", TEXT, "waits");
      await()
          .atMost(LivePipeline.PATIENCE)
          .untilAsserted(() -> assertBusy(gateway.post("", TEXT, "too many")));

      assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
      assertThat(gateway.post("", TEXT, "room again").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void shouldTellCallersToComeBackWhenTheFirstStageLagsBehind() throws Exception {
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.limits.lag", "5"))) {
      for (int i = 0; i < 6; i++) {
        gateway.post("", TEXT, "left lying " + i);
      }
      await()
          .atMost(LivePipeline.PATIENCE)
          .untilAsserted(() -> assertBusy(gateway.post("", TEXT, "one more")));
    }
  }

  @Test
  void shouldAnswerThoseWhoWaitWhenItEnds() throws Exception {
    CompletableFuture<HttpResponse<String>> answer;
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.limits.waiting", "1"))) {
      answer = gateway.postLater("?wait=50s", TEXT, "waits");
      await()
          .atMost(LivePipeline.PATIENCE)
          .until(() -> gateway.post("", TEXT, "busy").statusCode() == 429);
    }

    assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldAllowWhatTheRolesOfATokenSay() throws Exception {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens"),
            "shop write %s%ndashboard read %s%n".formatted(WRITER, READER));
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.tokens.file", tokens.toString()))) {
      assertThat(gateway.post("", TEXT, "anybody").statusCode()).isEqualTo(401);
      assertThat(gateway.get("/v1/enriched").statusCode()).isEqualTo(401);
      assertThat(gateway.post("", TEXT, "reader", bearer(READER)).statusCode()).isEqualTo(403);
      HttpResponse<String> taken = gateway.post("", TEXT, "writer", bearer(WRITER));
      assertThat(taken.statusCode()).isEqualTo(202);
      String location = taken.headers().firstValue("Location").orElseThrow();
      assertThat(gateway.get(location, bearer(READER)).statusCode()).isEqualTo(202);
      assertThat(gateway.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(gateway.get("/v1/openapi.yaml").body()).startsWith("openapi:");
    }
  }

  @Test
  void shouldRefuseWhatIsNoMessage() throws Exception {
    try (TestGateway gateway =
        new TestGateway(CLUSTER, PREFIX, Map.of("gateway.limits.body", "1000"))) {
      assertThat(gateway.post("", "text/html", "<p>").statusCode()).isEqualTo(415);
      assertThat(gateway.post("?wait=1d", TEXT, "x").statusCode()).isEqualTo(400);
      assertThat(gateway.post("", JSON, "[]").statusCode()).isEqualTo(400);
      assertThat(gateway.post("", JSON, "{}").statusCode()).isEqualTo(422);
      assertThat(gateway.post("", TEXT, "x".repeat(1001)).statusCode()).isEqualTo(413);
      assertThat(gateway.post("", TEXT, "x", "Origin", "http://evil.example").statusCode())
          .isEqualTo(403);
    }
  }

  private static void assertBusy(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }
}
