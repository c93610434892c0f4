package io.anabranch.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests with failover, retries and a bound on their whole time. Every request of the registry's
 * API may be repeated.
 *
 * <p>A round tries each endpoint once, the one that answered last first; between rounds it waits.
 * The client's own timeout ends at the response headers, so that a server which trickles its body
 * would hold it for ever; therefore the bound is put on the future of the whole answer.
 */
final class RegistryTransport {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  private final RegistryConfig config;
  private final HttpClient http;
  private volatile int preferred;

  RegistryTransport(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout());
    SSLContext tls = config.tls().context();
    this.http = (tls == null ? builder : builder.sslContext(tls)).build();
  }

  RegistryReply get(String path) {
    return send("GET", path, null);
  }

  /**
   * @throws SchemaRegistryUnavailableException if no endpoint gave an answer other than a transient
   *     error, or the thread was interrupted, which it stays
   */
  RegistryReply send(String method, String path, @Nullable JsonNode body) {
    try {
      String failure = "";
      for (int round = 0; round <= config.retries().maxRetries(); round++) {
        if (round > 0) {
          TimeUnit.MILLISECONDS.sleep(config.retries().pause(round).toMillis());
        }
        int first = preferred;
        for (int i = 0; i < config.endpoints().size(); i++) {
          int index = (first + i) % config.endpoints().size();
          RegistryEndpoint endpoint = config.endpoints().get(index);
          try {
            RegistryReply reply = attempt(endpoint, method, path, body);
            if (!reply.isTransient()) {
              preferred = index;
              return reply;
            }
            failure = reply.reason();
          } catch (IOException e) {
            failure = e.toString();
          }
          LOG.debug("Schema registry failed: endpoint={} failure={}", endpoint, failure);
        }
      }
      throw new SchemaRegistryUnavailableException(
          "Schema registry %s gives no answer in %d rounds, last: %s"
              .formatted(config.endpoints(), config.retries().maxRetries() + 1, failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaRegistryUnavailableException("Interrupted on a call to the registry", e);
    }
  }

  private RegistryReply attempt(
      RegistryEndpoint endpoint, String method, String path, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("Accept", MEDIA_TYPE + ", application/json")
            .timeout(config.attemptTimeout());
    if (endpoint.authorization() != null) {
      request.header("Authorization", endpoint.authorization());
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", MEDIA_TYPE);
      request.method(method, BodyPublishers.ofString(body.toString()));
    }
    HttpResponse<byte[]> response = exchange(request.build());
    return RegistryReply.of(endpoint, response.statusCode(), response.body());
  }

  private HttpResponse<byte[]> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, headers -> new LimitedBody(LARGEST_ANSWER));
    try {
      return answer.get(config.attemptTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + config.attemptTimeout().toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // Closes the connection of an answer that is still under way.
    }
  }
}
