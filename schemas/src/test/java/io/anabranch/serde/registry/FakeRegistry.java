package io.anabranch.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The registry's REST API over maps, at the HTTP edge of a test. */
public final class FakeRegistry implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** "METHOD path" of each request. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  final List<String> authorizations = new CopyOnWriteArrayList<>();

  /** Body of the answer to a schema id, by id. */
  final Map<Integer, ObjectNode> schemas = new LinkedHashMap<>();

  public final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
  final Map<String, String> levels = new LinkedHashMap<>();

  /** Answer this status instead, as often as {@link #refusals} says. */
  public volatile int refusal = 503;

  public final AtomicInteger refusals = new AtomicInteger();

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();

  public FakeRegistry() throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  public FakeRegistry(HttpServer server) {
    this.server = server;
    server.createContext("/api/", this::handle);
    server.setExecutor(executor);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/api";
  }

  int port() {
    return server.getAddress().getPort();
  }

  public Map<String, Object> properties() {
    return properties(url());
  }

  /** Patient with a busy machine, but quick to retry. */
  public static Map<String, Object> properties(String url) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("schema.registry.url", url);
    properties.put("http.connect.timeout.ms", "20000");
    properties.put("http.read.timeout.ms", "20000");
    properties.put("max.retries", "2");
    properties.put("retries.wait.ms", "10");
    properties.put("retries.max.wait.ms", "20");
    return properties;
  }

  /** Adds a version to a subject, as somebody else would have. */
  public synchronized int add(String subject, String schema) {
    int id =
        schemas.entrySet().stream()
            .filter(entry -> entry.getValue().path("schema").asText().equals(schema))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(schemas.size() + 1);
    schemas.putIfAbsent(id, JSON.createObjectNode().put("schema", schema));
    List<Integer> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  public ObjectNode schema(int id) {
    return Objects.requireNonNull(schemas.get(id));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring("/api".length());
    requests.add(exchange.getRequestMethod() + " " + path);
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      answer(exchange, refusal, error(refusal * 100, "refused"));
      return;
    }
    route(exchange, exchange.getRequestMethod(), path.substring(1).split("/"), body);
  }

  private synchronized void route(
      HttpExchange exchange, String method, String[] path, JsonNode body) throws IOException {
    String schema = body.path("schema").asText();
    if (path[0].equals("schemas")) {
      ObjectNode known = schemas.get(Integer.parseInt(path[2]));
      answer(exchange, known == null ? 404 : 200, known == null ? error(40403, "none") : known);
    } else if (path[0].equals("config")) {
      levels.put(path[1], body.path("compatibility").asText());
      answer(exchange, 200, body);
    } else if (path[0].equals("compatibility")) {
      boolean known = subjects.containsKey(path[2]);
      ObjectNode compatible = JSON.createObjectNode().put("is_compatible", !schema.contains("BAD"));
      answer(exchange, known ? 200 : 404, known ? compatible : error(40401, "none"));
    } else if (path[0].equals("subjects") && method.equals("GET")) {
      version(exchange, path[1], path[3]);
    } else if (path[0].equals("subjects") && path.length == 3) {
      answer(exchange, 200, JSON.createObjectNode().put("id", add(path[1], schema)));
    } else if (path[0].equals("subjects")) {
      lookup(exchange, path[1], schema);
    } else {
      answer(exchange, 404, error(404, "HTTP 404 Not Found"));
    }
  }

  private void version(HttpExchange exchange, String subject, String version) throws IOException {
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    int number = version.equals("latest") ? versions.size() : Integer.parseInt(version);
    if (number < 1 || number > versions.size()) {
      answer(exchange, 404, error(40402, "none"));
      return;
    }
    int id = versions.get(number - 1);
    ObjectNode node = schema(id).deepCopy();
    answer(exchange, 200, node.put("subject", subject).put("version", number).put("id", id));
  }

  private void lookup(HttpExchange exchange, String subject, String schema) throws IOException {
    for (int id : subjects.getOrDefault(subject, List.of())) {
      if (schema(id).path("schema").asText().equals(schema)) {
        answer(exchange, 200, JSON.createObjectNode().put("id", id));
        return;
      }
    }
    answer(exchange, 404, error(40403, "none"));
  }

  private static ObjectNode error(int code, String message) {
    return JSON.createObjectNode().put("error_code", code).put("message", message);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
