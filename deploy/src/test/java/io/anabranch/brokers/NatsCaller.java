package io.anabranch.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends requests as any client of NATS does. */
public final class NatsCaller implements AutoCloseable {

  public static final String SUBJECT = "test.messages";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;

  /**
   * An answer as it is read.
   *
   * @param bytes of the body
   */
  public record Reply(String status, Optional<String> retryAfter, JsonNode json, int bytes) {
    String error() {
      return json.path("error").asText();
    }

    String text() {
      return json.path("message").path("text").asText();
    }
  }

  private NatsCaller(Connection connection) {
    this.connection = connection;
  }

  static NatsCaller connect(Options.Builder options) throws IOException, InterruptedException {
    return new NatsCaller(Nats.connect(options.maxReconnects(-1).build()));
  }

  public static NatsCaller connect(String url) throws IOException, InterruptedException {
    return connect(Options.builder().server(url));
  }

  /** Sends a request and waits for its answer. */
  Reply ask(String body, Map<String, String> headers) {
    return askLater(body, headers).join();
  }

  /** Sends a request whose answer fails after 20 seconds, or at once if nobody listens. */
  public CompletableFuture<Reply> askLater(String body, Map<String, String> headers) {
    return connection
        .requestWithTimeout(message(body, headers), LIMIT)
        .thenApply(NatsCaller::reply);
  }

  /** Sends a message that asks for no answer. */
  void tell(String body, Map<String, String> headers) {
    connection.publish(message(body, headers));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Message message(String body, Map<String, String> headers) {
    Headers all = new Headers();
    headers.forEach((name, value) -> all.add(name, value));
    return NatsMessage.builder()
        .subject(SUBJECT)
        .headers(all)
        .data(body, StandardCharsets.UTF_8)
        .build();
  }

  private static Reply reply(Message message) {
    try {
      return new Reply(
          message.getHeaders().getFirst("Anabranch-Status"),
          Optional.ofNullable(message.getHeaders().getFirst("Retry-After")),
          JSON.readTree(message.getData()),
          message.getData().length);
    } catch (IOException e) {
      throw new AssertionError("the answer is not JSON", e);
    }
  }
}
