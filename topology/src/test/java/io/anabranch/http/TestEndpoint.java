package io.anabranch.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** An endpoint on a free port. */
final class TestEndpoint implements AutoCloseable {

  static final Duration SHORT = Duration.ofMillis(500);
  static final Duration LONG = Duration.ofMinutes(1);

  /** With time for a machine that is busy. */
  static final HttpLimits PATIENT = new HttpLimits(4096, 10_000, 2_000_000, LONG, LONG, 1000, LONG);

  /** For what is to be closed. */
  static final HttpLimits HASTY = new HttpLimits(4096, 10_000, 2_000_000, SHORT, SHORT, 1000, LONG);

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpEndpoint endpoint;

  TestEndpoint(HttpLimits limits, Router.Builder routes) throws IOException {
    endpoint =
        HttpEndpoint.start(
            new HttpSettings("127.0.0.1", 0, Optional.empty(), limits), routes.build());
  }

  static Router.Builder hello() {
    return Router.builder().get("/hello", call -> call.answer(text("hello")));
  }

  static HttpAnswer text(String text) {
    return HttpAnswer.text(200, "text/plain", text);
  }

  URI url() {
    return endpoint.url();
  }

  RawClient connect() throws IOException {
    return new RawClient(endpoint.url());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, HttpRequest.BodyPublishers.noBody());
  }

  HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url().resolve(path)).method(method, body).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
