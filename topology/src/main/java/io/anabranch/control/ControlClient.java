package io.anabranch.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.host.ApplicationHealth;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Speaks to the control endpoint of another process. */
public final class ControlClient {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A start loads a model, and a stop waits for the record in hand. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private final URI url;
  private final ControlToken token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  /** Prepares, without connecting. */
  public ControlClient(URI url, ControlToken token) {
    this.url = url;
    this.token = token;
  }

  /** Where the endpoint is. */
  public URI url() {
    return url;
  }

  /**
   * The applications of the process.
   *
   * @throws IOException if it does not answer, or not with this; without the token
   */
  public List<ApplicationHealth> applications() throws IOException, InterruptedException {
    List<ApplicationHealth> all = new ArrayList<>();
    for (JsonNode node : send(request("/applications").GET())) {
      all.add(read(node));
    }
    return List.copyOf(all);
  }

  /**
   * Stops an application.
   *
   * @throws IOException if it has not stopped
   */
  public void stop(String name) throws IOException, InterruptedException {
    send(action(name, "stop"));
  }

  /**
   * Starts an application, which may not have joined its group yet on return.
   *
   * @throws IOException if it has not started
   */
  public void start(String name) throws IOException, InterruptedException {
    send(action(name, "start"));
  }

  private HttpRequest.Builder action(String name, String action) {
    return request("/applications/" + name + "/" + action)
        .POST(HttpRequest.BodyPublishers.noBody());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(ANSWER_TIMEOUT)
        .header("Authorization", token.header());
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    JsonNode body = parse(response.body());
    if (response.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(
          "%s answered %d: %s"
              .formatted(
                  response.uri(), response.statusCode(), body.path("error").asText("no reason")));
    }
    return body;
  }

  private JsonNode parse(String body) throws IOException {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException(url + " is no control endpoint of Anabranch", e);
    }
  }

  private ApplicationHealth read(JsonNode node) throws IOException {
    try {
      return ControlJson.read(node);
    } catch (IllegalArgumentException e) {
      throw new IOException(url + " is no control endpoint of this version", e);
    }
  }
}
