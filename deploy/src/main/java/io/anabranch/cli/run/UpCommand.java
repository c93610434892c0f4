package io.anabranch.cli.run;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.control.RunningUp;
import io.anabranch.devcluster.DevClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
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
      "Prefers ports 9092 and 8081, and takes others if they are in use. The other commands find",
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
            context.err()::println)) {
      RunningUp running =
          new RunningUp(
              ProcessHandle.current().pid(),
              pipeline.cluster().bootstrapServers(),
              pipeline.cluster().schemaRegistryUrl(),
              pipeline.control());
      running.write(context.runningUp());
      try {
        String heading = heading(running);
        context.err().print(heading);
        context.err().flush();
        watch(pipeline, heading);
      } finally {
        running.delete(context.runningUp());
      }
    }
    return 0;
  }

  private static String heading(RunningUp running) {
    return """
        Kafka            %s
        schema registry  %s
        control          %s

        Next, in another terminal:
          anabranch produce --wait "Where is my parcel?"
          anabranch consume -f pretty
        Ctrl-C ends it.

        """
        .formatted(
            running.bootstrapServers(), running.schemaRegistryUrl(), running.control().url());
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
