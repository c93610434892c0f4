package io.anabranch.cli.run;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cluster.Connection;
import io.anabranch.control.RunningUp;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.devcluster.Ports;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole pipeline on this machine, until it is told to end. */
@Command(
    name = "up",
    description = {
      "Start Kafka, a schema registry and all stages on this machine, and stay.",
      "",
      "Prefers ports 9092, 8081 and 8088, and takes others if they are in use. The other commands find",
      "it by themselves. It starts without checklists and lexicon: 'checklists load' and 'lexicon",
      "load' load yours."
    },
    footer = {
      "  anabranch up",
      "  anabranch up --demo-data",
      "  anabranch up --data ~/anabranch-data",
      "  anabranch up --set join.timeout=10s --set stages.sentiment.implementation=corenlp"
    })
public final class UpCommand implements Callable<Integer> {

  private static final Duration TERMINAL_REFRESH = Duration.ofSeconds(2);
  private static final Duration LOG_REFRESH = Duration.ofSeconds(30);

  private final CliContext context;

  @Mixin private final ConfigOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep messages, schemas and state here. Without it, they go with 'up'.")
  @Nullable Path data;

  @Option(
      names = "--demo-data",
      description = "Load the checklists and the lexicon of the demo, where there are none.")
  boolean demoData;

  public UpCommand(CliContext context) {
    this.context = context;
    this.options = new ConfigOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    DevClusterConfig where = DevClusterConfig.defaults();
    try (LocalPipeline pipeline =
            LocalPipeline.start(
                data == null ? where : where.withDataFolder(data),
                options,
                Distribution.ofLauncher(),
                demoData,
                context.err()::println);
        GatewayServer gateway = gateway(pipeline)) {
      RunningUp running =
          new RunningUp(
              ProcessHandle.current().pid(),
              pipeline.cluster().bootstrapServers(),
              pipeline.cluster().schemaRegistryUrl(),
              pipeline.control());
      running.write(context.runningUp());
      try {
        String heading = heading(running, gateway);
        context.err().print(heading);
        context.err().flush();
        watch(pipeline, heading);
      } finally {
        running.delete(context.runningUp());
      }
    }
    return 0;
  }

  /** On its usual port or, if that is taken, on a free one. */
  private GatewayServer gateway(LocalPipeline pipeline) throws InterruptedException {
    Connection connection = pipeline.connection();
    GatewaySettings settings = GatewaySettings.of(connection.config(), context.environment());
    int port = settings.http().port();
    return GatewayServer.start(
        connection, pipeline.pipeline(), settings.withPort(Ports.free(List.of(port)).get(0)));
  }

  private static String heading(RunningUp running, GatewayServer gateway) {
    return """
        Kafka            %s
        schema registry  %s
        control          %s
        gateway          %s

        Next, in another terminal:
          anabranch produce --wait "Where is my parcel?"
          anabranch consume -f pretty
          curl --json '{"text": "My parcel is late!"}' '%s/v1/messages?wait=5s'
        Ctrl-C ends it.

        """
        .formatted(
            running.bootstrapServers(),
            running.schemaRegistryUrl(),
            running.control().url(),
            gateway.url(),
            gateway.url());
  }

  private void watch(LocalPipeline pipeline, String heading) throws InterruptedException {
    OutputFormat format = OutputFormat.choose(null, context.terminal());
    Duration refresh = context.terminal().interactive() ? TERMINAL_REFRESH : LOG_REFRESH;
    try (StatusView view =
        new StatusView(
            context, pipeline.connection(), pipeline.pipeline(), format, true, heading)) {
      do {
        view.show();
      } while (!pipeline.host().awaitFailure(refresh));
    }
    throw new CommandFailedException("an application has stopped: " + pipeline.host().health());
  }
}
