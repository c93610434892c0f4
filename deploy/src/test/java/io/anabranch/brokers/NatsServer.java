package io.anabranch.brokers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A NATS server of its own, on a free port. */
public final class NatsServer implements TestBroker {

  /** With JetStream, whose streams are there again after it was killed. */
  public static final String JETSTREAM = "-js";

  private static final int MILLIS = 1_000;

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable BrokerProcess process;

  private NatsServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param options more of its command line, such as {@code --auth TOKEN}, or {@code --user NAME
   *     --pass PASSWORD}, or {@link #JETSTREAM}
   * @throws AssertionError if it is not installed; says which package has it
   */
  public static NatsServer start(String... options) {
    NatsServer server = stopped(options);
    server.restart();
    return server;
  }

  /** One that is not there yet, so that nothing answers on its port. */
  public static NatsServer stopped(String... options) {
    return on(FreePort.find(), options);
  }

  /** Another one on the same port, to be started when that one is not there. */
  public NatsServer successor(String... others) {
    return on(port, others);
  }

  private static NatsServer on(int port, String... options) {
    try {
      return new NatsServer(Files.createTempDirectory("anabranch-nats"), port, List.of(options));
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a folder", e);
    }
  }

  @Override
  public String url() {
    return "nats://" + FreePort.HOST + ":" + port;
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  @Override
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Starts it, on the same port as before, and waits until it answers. */
  @Override
  public void restart() {
    List<String> arguments =
        new ArrayList<>(List.of("-a", FreePort.HOST, "-p", Integer.toString(port)));
    arguments.addAll(options);
    if (options.contains(JETSTREAM)) {
      arguments.addAll(List.of("-sd", folder.resolve("streams").toString()));
    }
    process = BrokerProcess.start(folder, "nats-server", "nats-server", arguments);
    process.awaitReady(this::answers);
  }

  @Override
  public void close() throws IOException {
    kill();
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

  /** Whether it says who it is, which it does on every connection. */
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(FreePort.loopback(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      String line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return line != null && line.startsWith("INFO");
    } catch (IOException refused) {
      return false;
    }
  }
}
