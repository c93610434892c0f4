package io.anabranch.cli.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks by NATS. */
final class NatsCallers implements Callers, AutoCloseable {

  private static final String SUBJECT = "anabranch.messages";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Connection connection;

  private NatsCallers(Connection connection) {
    this.connection = connection;
  }

  static NatsCallers connect(String url) throws IOException, InterruptedException {
    return new NatsCallers(
        Nats.connect(Options.builder().server(url).connectionTimeout(LIMIT).build()));
  }

  @Override
  public CompletableFuture<?> ask(MappedMessage message) {
    Headers headers = new Headers().add("Anabranch-Timeout", LIMIT.toSeconds() + "s");
    return connection
        .requestWithTimeout(
            SUBJECT, headers, HttpCallers.json(message).getBytes(UTF_8), LIMIT.plusSeconds(5))
        .thenAccept(
            answer -> {
              String status =
                  answer.hasHeaders() ? answer.getHeaders().getFirst("Anabranch-Status") : "none";
              if (!"200".equals(status)) {
                throw new OperationException("status " + status);
              }
            });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
