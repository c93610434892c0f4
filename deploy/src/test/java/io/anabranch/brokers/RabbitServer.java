package io.anabranch.brokers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ server of its own, on a free port, with its own register of Erlang nodes (epmd). Takes
 * 4 to 16 seconds to start.
 */
public final class RabbitServer implements TestBroker {

  private static final String PACKAGE = "rabbitmq-server";

  /** Not the one in /usr/sbin, which changes the user and writes to folders of the system. */
  private static final String PROGRAM = "/usr/lib/rabbitmq/bin/rabbitmq-server";

  private static final int MILLIS = 2_000;
  private static final Duration KEPT_LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private final int nodesPort = FreePort.find();
  private final int nodePort = FreePort.find();
  private @Nullable BrokerProcess nodes;
  private @Nullable BrokerProcess process;

  private RabbitServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @throws AssertionError if it is not installed; says which package has it
   */
  public static RabbitServer start(String... configuration) {
    RabbitServer server = stopped(configuration);
    server.restart();
    return server;
  }

  /**
   * One that is not there yet, so that nothing answers on its port.
   *
   * @param configuration lines of {@code rabbitmq.conf}
   */
  public static RabbitServer stopped(String... configuration) {
    try {
      Path folder = Files.createTempDirectory("anabranch-rabbitmq");
      int port = FreePort.find();
      Files.createDirectory(folder.resolve("nodes"));
      Files.writeString(folder.resolve("env.conf"), "");
      Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
      Files.writeString(
          folder.resolve("rabbitmq.conf"),
          """
          listeners.tcp.1 = %s:%d
          log.console = true
          log.file = false
          %s
          """
              .formatted(FreePort.HOST, port, String.join("\n", configuration)));
      return new RabbitServer(folder, port);
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a folder", e);
    }
  }

  @Override
  public String url() {
    return "amqp://" + FreePort.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /**
   * Waits until a quorum queue survives a kill. Version 3.10 writes a new one to the disk after a
   * second; one that it has not written never has a leader again.
   */
  public void awaitKept(String queue) {
    awaitFile("names[.]dets", queue);
  }

  /** Waits until a binding survives a kill, for which a new one takes some seconds. */
  public void awaitBindingKept(String routingKey) {
    awaitFile("LATEST[.]LOG|PREVIOUS[.]LOG|rabbit_durable_route[.]DC[DL]", routingKey);
  }

  private void awaitFile(String names, String text) {
    await()
        .atMost(KEPT_LIMIT)
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(folder.resolve("mnesia"))) {
                return files
                    .filter(file -> file.getFileName().toString().matches(names))
                    .anyMatch(file -> contains(file, text));
              } catch (UncheckedIOException changed) {
                return false;
              }
            });
  }

  private static boolean contains(Path file, String name) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  @Override
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Starts it with the data and on the port that it had before, and waits until it answers. */
  @Override
  public void restart() {
    if (nodes == null) {
      nodes =
          BrokerProcess.start(
              folder.resolve("nodes"),
              PACKAGE,
              "epmd",
              List.of("-port", Integer.toString(nodesPort), "-address", FreePort.HOST));
    }
    process = BrokerProcess.start(folder, PACKAGE, PROGRAM, List.of(), environment());
    process.awaitReady(this::answers);
  }

  @Override
  public void close() throws IOException {
    kill();
    if (nodes != null) {
      nodes.kill();
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("HOME", folder.toString()),
        Map.entry("ERL_EPMD_PORT", Integer.toString(nodesPort)),
        Map.entry("ERL_EPMD_ADDRESS", FreePort.HOST),
        Map.entry("RABBITMQ_NODENAME", "anabranch-" + port + "@localhost"),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", FreePort.HOST),
        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodePort)),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("env.conf").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("enabled_plugins").toString()),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"));
  }

  /** Whether it answers the header of AMQP with a frame of a method; it listens earlier. */
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(FreePort.loopback(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write("AMQP\0\0\t\1".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return in.read() == 1;
    } catch (IOException refused) {
      return false;
    }
  }
}
