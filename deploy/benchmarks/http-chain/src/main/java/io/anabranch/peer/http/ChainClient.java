package io.anabranch.peer.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the servers about a message, one after the other, over connections that stay open. */
final class ChainClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI corenlp;
  private final URI embedding;

  /**
   * What the servers have answered.
   *
   * @param corenlp its document
   * @param vector an array of numbers
   */
  record Answers(JsonNode corenlp, JsonNode vector) {}

  /**
   * @param corenlp port on the loopback address
   * @param embedding the same of the other server
   */
  ChainClient(int corenlp, int embedding) {
    this.corenlp = URI.create("http://127.0.0.1:" + corenlp + "/");
    this.embedding = URI.create("http://127.0.0.1:" + embedding + "/");
  }

  /** Asks both, so that their models are loaded. */
  void awaitServers() throws IOException, InterruptedException {
    var unused = enrich("Hello, is anybody there?");
  }

  /**
   * Asks both.
   *
   * @throws IOException if one does not answer, or with an error
   */
  Answers enrich(String text) throws IOException, InterruptedException {
    return new Answers(post(corenlp, text), post(embedding, text));
  }

  private JsonNode post(URI server, String text) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server)
            .timeout(LIMIT)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(server + " answered with status " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }
}
