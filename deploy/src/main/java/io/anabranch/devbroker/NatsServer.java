package io.anabranch.devbroker;

import io.anabranch.devcluster.Folders;
import io.anabranch.devcluster.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A NATS server of its own, on a free port. */
public final class NatsServer implements DevBroker {

  /** With JetStream, whose streams are there again after it was killed. */
  public static final String JETSTREAM = "-js";

  private final Path folder;
  private final int port;
  private final List<String> options;
  private @Nullable BrokerProcess process;

  private NatsServer(int port, List<String> options) {
    this.folder = Folders.createTemporary("anabranch-nats");
    this.port = port;
    this.options = options;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param options more of its command line, such as {@code --auth TOKEN}, or {@code --user NAME
   *     --pass PASSWORD}, or {@link #JETSTREAM}
   * @throws DevBrokerException if it is not installed; says which package has it
   */
  public static NatsServer start(String... options) {
    NatsServer server = stopped(options);
    server.restart();
    return server;
  }

  /** One that is not there yet, so that nothing answers on its port. */
  public static NatsServer stopped(String... options) {
    return new NatsServer(Ports.free(), List.of(options));
  }

  /** Another one on the same port, to be started when that one is not there. */
  public NatsServer successor(String... others) {
    return new NatsServer(port, List.of(others));
  }

  @Override
  public String url() {
    return "nats://" + Ports.HOST + ":" + port;
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
        new ArrayList<>(List.of("-a", Ports.HOST, "-p", Integer.toString(port)));
    arguments.addAll(options);
    if (options.contains(JETSTREAM)) {
      arguments.addAll(List.of("-sd", folder.resolve("streams").toString()));
    }
    process = BrokerProcess.start(folder, "nats-server", "nats-server", arguments);
    // It says who it is on every connection.
    process.awaitReady(() -> Conversation.answer(port, "").startsWith("INFO"));
  }

  @Override
  public void close() {
    kill();
    Folders.delete(folder);
  }
}
