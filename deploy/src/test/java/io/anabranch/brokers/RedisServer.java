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

/** A Redis of its own, on a free port, that keeps its data over a kill. */
public final class RedisServer implements TestBroker {

  private static final int MILLIS = 1_000;

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable BrokerProcess process;

  private RedisServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param options more of its command line, such as {@code --requirepass PASSWORD}; later ones win
   * @throws AssertionError if it is not installed; says which package has it
   */
  public static RedisServer start(String... options) {
    RedisServer server = stopped(options);
    server.restart();
    return server;
  }

  /** One that is not there yet, so that nothing answers on its port. */
  public static RedisServer stopped(String... options) {
    try {
      return new RedisServer(
          Files.createTempDirectory("anabranch-redis"), FreePort.find(), List.of(options));
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a folder", e);
    }
  }

  @Override
  public String url() {
    return "redis://" + FreePort.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  @Override
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Starts it, on the same data and port as before, and waits until it answers. */
  @Override
  public void restart() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port",
                Integer.toString(port),
                "--bind",
                FreePort.HOST,
                "--dir",
                folder.toString(),
                "--daemonize",
                "no",
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec"));
    arguments.addAll(options);
    process = BrokerProcess.start(folder, "redis-server", "redis-server", arguments);
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

  /** Whether it has read its data, or wants a password first, or TLS. */
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(FreePort.loopback(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      String line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return line != null && (line.startsWith("+PONG") || line.startsWith("-NOAUTH"));
    } catch (IOException refused) {
      return false;
    }
  }
}
