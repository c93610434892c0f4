package io.anabranch.peer.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * langchain4j's embedding model as it comes, behind the JDK's HTTP server: a text in, its vector as
 * a JSON array out.
 */
final class EmbeddingServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddingServer() {}

  /**
   * Starts a server that ends with this process.
   *
   * @return its port on the loopback address
   */
  static int start(int threads) throws IOException {
    EmbeddingModel model = new AllMiniLmL6V2EmbeddingModel();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(threads));
    server.createContext("/", exchange -> answer(model, exchange));
    server.start();
    return server.getAddress().getPort();
  }

  private static void answer(EmbeddingModel model, HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] answer = JSON.writeValueAsBytes(model.embed(text).content().vector());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
