package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry that knows GUIDs in front of one that does not: it gives each id a GUID of its own,
 * and finds schemas by it.
 */
final class GuidProxy implements AutoCloseable {

  private static final String GUIDS = "/schemas/guids/";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final URI registry;
  private final HttpServer server;

  private GuidProxy(URI registry, HttpServer server) {
    this.registry = registry;
    this.server = server;
  }

  static GuidProxy start(String registryUrl) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    GuidProxy proxy = new GuidProxy(URI.create(registryUrl).resolve("/"), server);
    server.createContext("/", proxy::answer);
    server.start();
    return proxy;
  }

  /** As the registry's, with its path. */
  String url(String registryUrl) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + URI.create(registryUrl).getPath();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> response = forward(exchange);
      byte[] body = withGuid(response.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().toString();
    int guid = path.indexOf(GUIDS);
    if (guid >= 0) {
      String asked = path.substring(guid + GUIDS.length()).replaceFirst("\\?.*", "");
      path = path.substring(0, guid) + "/schemas/ids/" + ids.get(asked);
    }
    HttpRequest request =
        HttpRequest.newBuilder(registry.resolve(path))
            .header("Content-Type", "application/json")
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private byte[] withGuid(byte[] body) throws IOException {
    JsonNode answer = JSON.readTree(body);
    if (!(answer instanceof ObjectNode object) || !object.path("id").isInt()) {
      return body;
    }
    int id = object.get("id").asInt();
    String guid = UUID.nameUUIDFromBytes(("schema " + id).getBytes(UTF_8)).toString();
    ids.put(guid, id);
    return JSON.writeValueAsBytes(object.put("guid", guid));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
