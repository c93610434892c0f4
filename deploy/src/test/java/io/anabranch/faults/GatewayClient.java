package io.anabranch.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.brokers.NatsCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends messages to gateways and waits for their records. */
@FunctionalInterface
interface GatewayClient {

  /** How long a caller asks the gateway to wait. */
  String WAIT = "15s";

  /** When a caller takes it that there will be no answer. */
  Duration LIMIT = Duration.ofSeconds(20);

  /**
   * Asks once.
   *
   * @param key idempotency key
   * @param turn which of the gateways, where the caller chooses
   * @return fails if there is no answer
   */
  CompletableFuture<GatewayReply> ask(String text, String key, int turn);

  /** By HTTP, each time at the gateway whose turn it is. */
  static GatewayClient http(List<GatewayProcess> gateways) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    List<URI> urls = gateways.stream().map(GatewayProcess::url).toList();
    return (text, key, turn) ->
        client
            .sendAsync(
                HttpRequest.newBuilder(
                        urls.get(turn % urls.size()).resolve("/v1/messages?wait=" + WAIT))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .timeout(LIMIT)
                    .POST(BodyPublishers.ofString(body(text)))
                    .build(),
                BodyHandlers.ofString())
            .thenApply(GatewayReply::of);
  }

  /** By NATS, which chooses the gateway. */
  static GatewayClient nats(NatsCaller caller) {
    return (text, key, turn) ->
        caller
            .askLater(body(text), Map.of("Idempotency-Key", key, "Anabranch-Timeout", WAIT))
            .thenApply(GatewayReply::of);
  }

  private static String body(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text).toString();
  }
}
