package io.anabranch.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.operation.Resources;
import io.anabranch.topology.pipeline.Pipeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A gateway that this process runs, and a client of it. */
final class TestGateway implements AutoCloseable {

  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";
  static final String TEXT = "text/plain";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Resources resources = new Resources();
  private final GatewayServer server;

  /**
   * Starts it on a free port.
   *
   * @param prefix of topics that are there
   * @param more keys of the configuration
   */
  TestGateway(SharedCluster cluster, String prefix, Map<String, String> more) throws Exception {
    Map<String, String> values = new HashMap<>(cluster.settings(prefix));
    values.put("gateway.port", "0");
    values.putAll(more);
    AnabranchConfig config = AnabranchConfig.from(values);
    Connection connection = resources.add(Connection.open(config));
    server =
        resources.add(
            GatewayServer.start(
                connection, Pipeline.load(config), GatewaySettings.of(config, Map.of())));
  }

  /** Posts to {@code /v1/messages}; headers are names and values in turn. */
  HttpResponse<String> post(String query, String type, String body, String... headers)
      throws Exception {
    return CLIENT.send(request(query, type, body, headers), BodyHandlers.ofString());
  }

  /** As {@link #post}, without waiting. */
  CompletableFuture<HttpResponse<String>> postLater(
      String query, String type, String body, String... headers) {
    return CLIENT.sendAsync(request(query, type, body, headers), BodyHandlers.ofString());
  }

  private HttpRequest request(String query, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/messages" + query))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  URI uri(String path) {
    return server.url().resolve(path);
  }

  static JsonNode json(HttpResponse<String> response) throws Exception {
    return MAPPER.readTree(response.body());
  }

  /** The objects of an answer, one a line. */
  static List<JsonNode> lines(HttpResponse<String> response) throws Exception {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : response.body().lines().toList()) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
  }

  /** The id in an answer. */
  static String id(HttpResponse<String> response) {
    try {
      return json(response).path("id").asText();
    } catch (Exception e) {
      throw new AssertionError(response.body(), e);
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
