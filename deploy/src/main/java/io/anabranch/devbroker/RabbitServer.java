package io.anabranch.devbroker;

import io.anabranch.devcluster.Folders;
import io.anabranch.devcluster.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ server of its own, on a free port, with its own register of Erlang nodes (epmd). Takes
 * 4 to 16 seconds to start.
 */
public final class RabbitServer implements DevBroker {

  private static final String PACKAGE = "rabbitmq-server";

  /** Not the one in /usr/sbin, which changes the user and writes to folders of the system. */
  private static final String PROGRAM = "/usr/lib/rabbitmq/bin/rabbitmq-server";

  private final Path folder = Folders.createTemporary("anabranch-rabbitmq");
  private final int port = Ports.free();
  private final int nodesPort = Ports.free();
  private final int nodePort = Ports.free();
  private @Nullable BrokerProcess nodes;
  private @Nullable BrokerProcess process;

  private RabbitServer() {}

  /**
   * Starts one and waits until it answers.
   *
   * @param configuration lines of {@code rabbitmq.conf}
   * @throws DevBrokerException if it is not installed; says which package has it
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
    RabbitServer server = new RabbitServer();
    try {
      Files.createDirectory(server.folder.resolve("nodes"));
      Files.writeString(server.folder.resolve("env.conf"), "");
      Files.writeString(server.folder.resolve("enabled_plugins"), "[].\n");
      Files.writeString(
          server.folder.resolve("rabbitmq.conf"),
          """
          listeners.tcp.1 = %s:%d
          log.console = true
          log.file = false
          %s
          """
              .formatted(Ports.HOST, server.port, String.join("\n", configuration)));
      return server;
    } catch (IOException e) {
      throw new DevBrokerException("cannot write the server's configuration", e);
    }
  }

  @Override
  public String url() {
    return "amqp://" + Ports.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Where it keeps queues and bindings. */
  public Path data() {
    return folder.resolve("mnesia");
  }

  @Override
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public void restart() {
    if (nodes == null) {
      nodes =
          BrokerProcess.start(
              folder.resolve("nodes"),
              PACKAGE,
              "epmd",
              List.of("-port", Integer.toString(nodesPort), "-address", Ports.HOST));
    }
    process = BrokerProcess.start(folder, PACKAGE, PROGRAM, List.of(), environment());
    // It answers the header of AMQP with a frame of a method.
    process.awaitReady(() -> Conversation.answer(port, "AMQP\0\0\t\1").startsWith("\1"));
  }

  @Override
  public void close() {
    kill();
    if (nodes != null) {
      nodes.kill();
    }
    Folders.delete(folder);
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("HOME", folder.toString()),
        Map.entry("ERL_EPMD_PORT", Integer.toString(nodesPort)),
        Map.entry("ERL_EPMD_ADDRESS", Ports.HOST),
        Map.entry("RABBITMQ_NODENAME", "anabranch-" + port + "@localhost"),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", Ports.HOST),
        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodePort)),
        Map.entry("RABBITMQ_MNESIA_BASE", data().toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("env.conf").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("enabled_plugins").toString()),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"));
  }
}
