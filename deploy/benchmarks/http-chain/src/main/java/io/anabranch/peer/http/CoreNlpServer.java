package io.anabranch.peer.http;

import edu.stanford.nlp.pipeline.StanfordCoreNLPServer;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** CoreNLP's own server, with the models that our build has unpacked from its jars. */
final class CoreNlpServer {

  private CoreNlpServer() {}

  /**
   * Starts a server that ends with this process.
   *
   * @param models folder with {@code pos} and {@code corenlp-sentiment}
   * @param sentiment whether it parses and judges; otherwise it tags alone
   * @return its port
   */
  static int start(Path models, boolean sentiment, int threads) throws IOException {
    Path file = Files.createTempFile("corenlp", ".properties");
    file.toFile().deleteOnExit();
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties(models, sentiment).store(writer, null);
    }
    int port = freePort();
    StanfordCoreNLPServer server =
        StanfordCoreNLPServer.launchServer(
            new String[] {
              "-port", Integer.toString(port),
              "-threads", Integer.toString(threads),
              "-timeout", "120000",
              "-quiet", "true",
              "-serverProperties", file.toString()
            });
    if (server.getServer().isEmpty()) {
      throw new IOException("CoreNLP does not listen on port " + port);
    }
    return port;
  }

  private static Properties properties(Path models, boolean sentiment) {
    Path folder = models.resolve("corenlp-sentiment");
    Path shiftReduce = folder.resolve("englishSR.ser.gz");
    Properties properties = new Properties();
    properties.setProperty("outputFormat", "json");
    properties.setProperty(
        "pos.model", models.resolve("pos").resolve("english-left3words-distsim.tagger").toString());
    if (sentiment) {
      properties.setProperty("annotators", "tokenize,ssplit,pos,parse,sentiment");
      properties.setProperty(
          "parse.model",
          (Files.exists(shiftReduce) ? shiftReduce : folder.resolve("englishPCFG.ser.gz"))
              .toString());
      properties.setProperty("sentiment.model", folder.resolve("sentiment.ser.gz").toString());
    } else {
      properties.setProperty("annotators", "tokenize,ssplit,pos");
    }
    return properties;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
