package io.anabranch.cli.bench.latency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks by HTTP, over connections that are kept. */
final class HttpCallers implements Callers, AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final URI messages;

  HttpCallers(URI gateway) {
    messages = gateway.resolve("/v1/messages?wait=30s");
  }

  /** A message as the gateway takes it. */
  static String json(MappedMessage message) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("text", message.message().getText()).put("channel", message.message().getChannel());
    return node.put("key", message.key()).toString();
  }

  @Override
  public CompletableFuture<?> ask(MappedMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(messages)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(message)))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenAccept(
            response -> {
              if (response.statusCode() != 200) {
                throw new OperationException("status " + response.statusCode());
              }
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
