package io.anabranch.cli.bridge;

import io.anabranch.bridge.BridgeHost;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.control.ControlServer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs bridges between Kafka and other brokers, until it is told to end. */
@Command(
    name = "bridge",
    description = {
      "Carry messages from RabbitMQ, NATS or Redis in, and enriched records out.",
      "",
      "Runs the bridges that the configuration names, until Ctrl-C or SIGTERM. Any number of",
      "processes may run the same bridge. The topics must be there: 'anabranch topics create'."
    },
    footer = {
      "  anabranch bridge",
      "  anabranch bridge tickets --set bridges.tickets.from=amqp://127.0.0.1 \\",
      "      --set bridges.tickets.queue=tickets",
      "  anabranch bridge out --set bridges.out.to=redis://127.0.0.1 --set bridges.out.stream=enriched"
    })
public final class BridgeCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private final ConnectionOptions options;

  @Parameters(paramLabel = "NAME", description = "Bridges to run. Default: all.")
  Set<String> names = new LinkedHashSet<>();

  public BridgeCommand(CliContext context) {
    this.context = context;
    this.options = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = options.connect();
        BridgeHost host = BridgeHost.start(connection, names);
        ControlServer control =
            ControlServer.start(
                connection.config().control(), options.controlToken(connection.config()), host)) {
      context.err().println("control endpoint " + control.url());
      context.err().println("running: " + String.join(", ", host.names()));
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
