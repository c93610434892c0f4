package io.anabranch.cli;

import io.anabranch.app.PipelineStatus;
import io.anabranch.cluster.DevClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
      "Prefers ports 9092 and 8081, and takes others if they are in use. The other commands find",
      "it by themselves."
    },
    footer = {
      "  anabranch up",
      "  anabranch up --data ~/anabranch-data",
      "  anabranch up --set join.timeout=10s --set stages.sentiment.implementation=corenlp"
    })
final class UpCommand implements Callable<Integer> {

  private static final Duration TERMINAL_REFRESH = Duration.ofSeconds(2);
  private static final Duration LOG_REFRESH = Duration.ofSeconds(30);

  private final CliContext context;

  @Mixin private final ConfigOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep messages, schemas and state here. Without it, they go with 'up'.")
  @Nullable Path data;

  UpCommand(CliContext context) {
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
            context.err()::println)) {
      RunningUp running =
          new RunningUp(
              ProcessHandle.current().pid(),
              pipeline.cluster().bootstrapServers(),
              pipeline.cluster().schemaRegistryUrl());
      running.write(context.runningUp());
      try {
        announce(running);
        watch(pipeline);
      } finally {
        running.delete(context.runningUp());
      }
    }
    return 0;
  }

  private void announce(RunningUp running) {
    context.err().println();
    context.err().println("Kafka            " + running.bootstrapServers());
    context.err().println("schema registry  " + running.schemaRegistryUrl());
    context.err().println();
    context.err().println("Next, in another terminal:");
    context.err().println("  anabranch produce --wait \"Where is my parcel?\"");
    context.err().println("  anabranch consume -f pretty");
    context.err().println("Ctrl-C ends it.");
    context.err().println();
  }

  private void watch(LocalPipeline pipeline) throws InterruptedException, ExecutionException {
    boolean interactive = context.terminal().interactive();
    Connection connection = pipeline.connection();
    try (PipelineStatus status =
        new PipelineStatus(connection.admin(), connection.config(), pipeline.pipeline())) {
      long drawn = 0;
      while (!pipeline.host().awaitFailure(interactive ? TERMINAL_REFRESH : LOG_REFRESH)) {
        String table = StatusTable.format(status.sample()).stripTrailing();
        if (interactive && drawn > 0) {
          context.err().printf("\u001B[%dA\u001B[J", drawn);
        }
        context.err().println(table);
        drawn = table.lines().count();
      }
    }
    throw new CommandFailedException("an application has stopped: " + pipeline.host().states());
  }
}
