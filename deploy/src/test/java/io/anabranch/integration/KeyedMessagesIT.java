package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.operation.Resources;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages with idempotency keys; no stage runs. */
class KeyedMessagesIT {

  private static final int MESSAGES = 50;
  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  private static final Resources RESOURCES = new Resources();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static GatewayServer gateway;

  @BeforeAll
  static void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings("keyed-messages."));
    Pipeline pipeline = Pipeline.load(config);
    Connection connection = RESOURCES.add(Connection.open(config));
    LivePipeline.create(connection, config, pipeline);
    gateway =
        RESOURCES.add(
            GatewayServer.start(
                connection, pipeline, GatewaySettings.of(config, Map.of()).withPort(0)));
  }

  @AfterAll
  static void stop() {
    RESOURCES.close();
  }

  @RepeatedTest(10)
  void shouldAnswerAtOnceRepeatedMessageWithTheFirstOne(RepetitionInfo round) {
    List<CompletableFuture<String>> first = new ArrayList<>();
    List<CompletableFuture<String>> second = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      String key = "key-" + round.getCurrentRepetition() + "-" + i;
      CompletableFuture<String> id = send(key);
      first.add(id);
      second.add(id.thenCompose(taken -> send(key)));
    }

    assertThat(second.stream().map(CompletableFuture::join))
        .containsExactlyElementsOf(first.stream().map(CompletableFuture::join).toList())
        .doesNotHaveDuplicates();
  }

  /** Sends a message and does not wait for its record. */
  private static CompletableFuture<String> send(String key) {
    return HTTP.sendAsync(
            HttpRequest.newBuilder(gateway.url().resolve("/v1/messages"))
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("message of " + key))
                .build(),
            BodyHandlers.ofString())
        .thenApply(KeyedMessagesIT::id);
  }

  private static String id(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(202);
    try {
      return JSON.readTree(response.body()).path("id").asText();
    } catch (IOException e) {
      throw new AssertionError("not JSON", e);
    }
  }
}
