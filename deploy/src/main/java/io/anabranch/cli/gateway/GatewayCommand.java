package io.anabranch.cli.gateway;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes messages from callers who wait, until it is told to end. */
@Command(
    name = "gateway",
    description = {
      "Take messages by HTTP and NATS, and answer with what becomes of them.",
      "",
      "Runs until Ctrl-C or SIGTERM, beside stages that run elsewhere; 'up' has one of its own. Any",
      "number of gateways serve one pipeline. It answers this machine alone unless",
      "gateway.tokens.file says who may do what."
    },
    footer = {
      "  anabranch gateway",
      "  anabranch gateway --set gateway.port=8090 --set gateway.nats.servers=nats://127.0.0.1:4222",
      "  curl --json '{\"text\": \"Where is my parcel?\"}' 'http://127.0.0.1:8088/v1/messages?wait=5s'"
    })
public final class GatewayCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private final ConnectionOptions options;

  public GatewayCommand(CliContext context) {
    this.context = context;
    this.options = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = options.connect();
        GatewayServer gateway =
            GatewayServer.start(
                connection,
                Pipeline.load(connection.config()),
                GatewaySettings.of(connection.config(), context.environment()))) {
      context.err().println("gateway " + gateway.url());
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
