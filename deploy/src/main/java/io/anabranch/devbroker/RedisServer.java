package io.anabranch.devbroker;

import io.anabranch.devcluster.Folders;
import io.anabranch.devcluster.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Redis of its own, on a free port, that keeps its data over a kill. */
public final class RedisServer implements DevBroker {

  private final Path folder = Folders.createTemporary("anabranch-redis");
  private final int port = Ports.free();
  private final List<String> options;
  private @Nullable BrokerProcess process;

  private RedisServer(List<String> options) {
    this.options = options;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param options more of its command line, such as {@code --requirepass PASSWORD}; later ones win
   * @throws DevBrokerException if it is not installed; says which package has it
   */
  public static RedisServer start(String... options) {
    RedisServer server = stopped(options);
    server.restart();
    return server;
  }

  /** One that is not there yet, so that nothing answers on its port. */
  public static RedisServer stopped(String... options) {
    return new RedisServer(List.of(options));
  }

  @Override
  public String url() {
    return "redis://" + Ports.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void restart() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port",
                Integer.toString(port),
                "--bind",
                Ports.HOST,
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

  /** Whether it has read its data, or wants a password first. */
  private boolean answers() {
    String answer = Conversation.answer(port, "PING\r\n");
    return answer.startsWith("+PONG") || answer.startsWith("-NOAUTH");
  }

  @Override
  public void close() {
    kill();
    Folders.delete(folder);
  }
}
