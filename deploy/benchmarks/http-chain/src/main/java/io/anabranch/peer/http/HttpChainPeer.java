package io.anabranch.peer.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.peer.DirectPeer;
import io.anabranch.peer.Parameters;
import io.anabranch.peer.StandardStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * CoreNLP's own server and an embedding model behind a server, both on the loopback address, and a
 * client that asks both for each message, one after the other. All are in this process, so that
 * they have the cores that a pipeline has, and one clock sees what they use.
 *
 * <p>Parameters:
 *
 * <ul>
 *   <li>{@code models}: folder of the models that our build prepares; required.
 *   <li>{@code sentiment}: whether CoreNLP parses and judges too, or tags alone; by default it
 *       does.
 *   <li>{@code threads}: of each server, by default as many as there are cores.
 *   <li>{@code connections}: messages that are on their way at once, by default 8.
 * </ul>
 */
public final class HttpChainPeer implements DirectPeer {

  private final ChainClient client;
  private final ExecutorService connections;

  private HttpChainPeer(ChainClient client, int connections) {
    this.client = client;
    this.connections = Executors.newFixedThreadPool(connections);
  }

  public static void main(String[] args) throws Exception {
    StandardStreams streams = StandardStreams.open();
    // Otherwise the server of the JDK waits 40 ms for an acknowledgement before the body.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Parameters parameters = Parameters.read(args);
    int threads = parameters.threads();
    int corenlp =
        CoreNlpServer.start(parameters.path("models"), parameters.flag("sentiment", true), threads);
    int embedding = EmbeddingServer.start(threads);
    ChainClient client = new ChainClient(corenlp, embedding);
    HttpChainPeer peer = new HttpChainPeer(client, parameters.count("connections", 8));
    client.awaitServers();
    streams.ready();
    streams.serve(peer);
  }

  @Override
  public void process(List<String> texts, String variant) throws Exception {
    requireNone(variant);
    List<Future<?>> sent = new ArrayList<>(texts.size());
    for (String text : texts) {
      sent.add(connections.submit(() -> client.enrich(text)));
    }
    for (Future<?> answer : sent) {
      var unused = answer.get();
    }
  }

  @Override
  public JsonNode result(String text, String variant) throws Exception {
    requireNone(variant);
    ChainClient.Answers answers = client.enrich(text);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.set("corenlp", answers.corenlp());
    result.set("vector", answers.vector());
    return result;
  }

  private static void requireNone(String variant) {
    if (!variant.isEmpty()) {
      throw new IllegalArgumentException("variant '" + variant + "': there are none");
    }
  }
}
