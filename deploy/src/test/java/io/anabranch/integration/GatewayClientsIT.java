package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cluster.Connection;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.operation.Resources;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours send messages to a gateway, and read what becomes of them. */
@Tag("brokers")
@Tag("interop")
class GatewayClientsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String SUBJECT = "test.messages";
  private static final String MESSAGES = "60";
  private static final Path CLIENTS = Path.of(System.getProperty("anabranch.interop"));
  private static final Path MODULES = CLIENTS.resolve("node_modules");
  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private static Path directory;

  private static final Resources RESOURCES = new Resources();
  private static NatsServer nats;
  private static String url;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    nats = RESOURCES.add(NatsServer.start());
    LivePipeline live =
        RESOURCES.add(
            LivePipeline.quick(CLUSTER, "gateway-clients.", directory, new QuickStages()));
    Files.writeString(
        live.file(),
        Files.readString(live.file())
            + """
            gateway:
              port: 0
              nats.servers: %s
              nats.subject: %s
            """
                .formatted(nats.url(), SUBJECT));
    Connection connection = RESOURCES.add(Connection.open(live.config()));
    GatewayServer gateway =
        RESOURCES.add(
            GatewayServer.start(
                connection,
                Pipeline.load(live.config()),
                GatewaySettings.of(live.config(), Map.of())));
    url = gateway.url().toString();
  }

  @AfterAll
  static void stop() {
    RESOURCES.close();
  }

  @Test
  void shouldAnswerCurlWithTheRecord() throws Exception {
    JsonNode sent =
        JSON.readTree(
            curl("--json", "{\"text\": \"Where is my parcel?\"}", "/v1/messages?wait=60s"));
    JsonNode read = JSON.readTree(curl("/v1/messages/" + sent.path("id").asText()));

    assertThat(sent.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(sent.path("message").path("text").asText()).isEqualTo("Where is my parcel?");
    assertThat(read).isEqualTo(sent);
  }

  @Test
  void shouldTakePlainTextFromCurl() throws Exception {
    JsonNode sent =
        JSON.readTree(
            curl(
                "-H",
                "Content-Type: text/plain; charset=utf-8",
                "--data-binary",
                "Rückgabe, bitte ☂️",
                "/v1/messages?wait=60s"));

    assertThat(sent.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(sent.path("message").path("text").asText()).isEqualTo("Rückgabe, bitte ☂️");
  }

  @Test
  void shouldAnswerCurlLineByLine() throws Exception {
    String answer =
        curl(
            "-H",
            "Content-Type: application/x-ndjson",
            "--data-binary",
            "{\"text\": \"one\"}\n{\"txt\": \"two\"}\n{\"text\": \"three\"}\n",
            "/v1/messages?wait=60s");

    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(1, 2, 3);
    assertThat(lines).extracting(l -> l.path("status").asInt()).containsExactly(200, 422, 200);
    assertThat(lines.get(2).path("answer").path("message").path("text").asText())
        .isEqualTo("three");
  }

  @Test
  void shouldStreamEventsToCurl() throws Exception {
    try (ForeignProgram events =
        ForeignProgram.start(
            folder, List.of("curl", "-sSNv", url + "/v1/enriched?key=events&status=COMPLETE"))) {
      await().atMost(PATIENCE).until(() -> events.output().contains("text/event-stream"));
      String id =
          JSON.readTree(curl("--json", "{\"text\": \"to be told\"}", "/v1/messages?key=events"))
              .path("id")
              .asText();

      await().atMost(PATIENCE).until(() -> events.output().contains("\"id\":\"" + id));
      assertThat(events.output()).contains("event: enriched\ndata: {");
    }
  }

  @Test
  void shouldServeNpmsNats() throws Exception {
    assertThat(
            ForeignProgram.run(
                folder,
                List.of(
                    "node",
                    CLIENTS.resolve("nats_client.mjs").toString(),
                    nats.url(),
                    SUBJECT,
                    MESSAGES)))
        .isEqualTo("nats: %s of %s complete", MESSAGES, MESSAGES);
  }

  @Test
  void shouldServeAClientThatIsGeneratedFromItsDescription() throws Exception {
    Path description = folder.resolve("openapi.yaml");
    Files.writeString(description, curl("/v1/openapi.yaml"));
    Files.copy(CLIENTS.resolve("generated_client.ts"), folder.resolve("generated_client.ts"));

    node("@hey-api/openapi-ts/bin/run.js", "-i", "openapi.yaml", "-o", "gateway");
    node(
        "typescript/bin/tsc",
        "--strict",
        "--skipLibCheck",
        "--target",
        "es2022",
        "--lib",
        "es2023,dom,dom.iterable,dom.asynciterable",
        "--module",
        "commonjs",
        "generated_client.ts");

    assertThat(ForeignProgram.run(folder, List.of("node", "generated_client.js", url)))
        .isEqualTo("generated: sent, read and refused");
  }

  private String curl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS"));
    command.addAll(List.of(arguments).subList(0, arguments.length - 1));
    command.add(url + arguments[arguments.length - 1]);
    return ForeignProgram.run(folder, command);
  }

  private void node(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", MODULES.resolve(program).toString()));
    command.addAll(List.of(arguments));
    ForeignProgram.run(folder, command);
  }
}
