package io.anabranch.cli.demo;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.Pace;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.mapping.MappedMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything at once, on messages of ours. */
@Command(
    name = "demo",
    description = {
      "Start Kafka, a schema registry and all stages, enrich messages, and show what comes out.",
      "",
      "Exits with 0 only if every message came out complete. Nothing is left running."
    },
    footer = {
      "  anabranch demo",
      "  anabranch demo --messages 3000",
      "  anabranch demo --file my.jsonl"
    })
public final class DemoCommand implements Callable<Integer> {

  /** Slow enough to read along. */
  private static final Pace READING = new Pace(20);

  private final CliContext context;

  @Mixin private final ConfigOptions options;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "Repeat the file, with new keys, up to so many messages, at full speed.")
  @Nullable Integer messages;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Messages as JSON Lines, in place of ours; the lexicon and the checklists of ours are then"
              + " not loaded.")
  @Nullable Path file;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second. Default: 20, or full speed with --messages.")
  @Nullable Pace rate;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "90s",
      description = "Give up when nothing comes out for so long. Default: ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ZERO;

  public DemoCommand(CliContext context) {
    this.context = context;
    this.options = new ConfigOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    long started = System.nanoTime();
    Distribution distribution = Distribution.ofLauncher();
    List<MappedMessage> once = DemoMessages.read(file == null ? distribution.messages() : file);
    if (messages != null && messages < 1) {
      throw new ConfigException("--messages", messages, "allowed are numbers from 1");
    }
    List<MappedMessage> all = messages == null ? once : DemoMessages.repeat(once, messages);
    try (LocalPipeline pipeline =
        LocalPipeline.start(
            DevClusterConfig.isolated(),
            options,
            distribution,
            file == null,
            context.err()::println)) {
      DemoRun run = new DemoRun(context, pipeline.connection(), timeout, once.size());
      DemoSummary summary = run.run(all, pace());
      context.err().println();
      summary.print(context.err(), Duration.ofNanos(run.firstEnrichedNanos() - started));
      return summary.allComplete() ? 0 : 1;
    }
  }

  private Pace pace() {
    if (rate != null) {
      return rate;
    }
    return messages == null ? READING : Pace.UNLIMITED;
  }
}
