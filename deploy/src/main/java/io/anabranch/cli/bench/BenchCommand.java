package io.anabranch.cli.bench;

import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.ApplicationCpu;
import io.anabranch.cli.bench.rounds.Bench;
import io.anabranch.cli.bench.rounds.BenchResult;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.DirectRounds;
import io.anabranch.cli.bench.rounds.Machine;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.suite.SuiteOptions;
import io.anabranch.cli.bench.suite.SuiteRun;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Pace;
import io.anabranch.cli.output.PeakMemory;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.processor.Models;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast a machine enriches messages, and where its time goes. */
@Command(
    name = "bench",
    description = {
      "Measure how fast this machine enriches messages, and where its time goes.",
      "",
      "Starts Kafka, a schema registry and all stages. Runs rounds until the code is warm, and"
          + " then",
      "calls the models directly and runs the whole pipeline by turns, some minutes in all. Let",
      "nothing else run meanwhile. Nothing is left running.",
      "",
      "With --suite, measures what Anabranch promises of itself instead, on its own messages."
    },
    footer = {
      "  anabranch bench",
      "  anabranch bench --data my.jsonl --target 300/s",
      "  anabranch bench --set stages.sentiment.implementation=corenlp --format json",
      "  anabranch bench --suite",
      "  anabranch bench --suite --only written,overhead --json figures.json"
    })
public final class BenchCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private final ConfigOptions options;

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin private final SuiteOptions suite = new SuiteOptions();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Messages to measure with, in place of ours.")
  @Nullable Path data;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Messages of each round: the file over and over. Default: ${DEFAULT-VALUE}.")
  int messages;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Rounds that are measured, of which the median counts. Default: ${DEFAULT-VALUE}.")
  int rounds;

  @Option(
      names = "--target",
      paramLabel = "N",
      description = "Say what so many messages a second ask for.")
  @Nullable Pace target;

  public BenchCommand(CliContext context) {
    this.context = context;
    this.options = new ConfigOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    requirePositive("--messages", messages);
    requirePositive("--rounds", rounds);
    suite.requireSuite();
    Distribution distribution = Distribution.ofLauncher();
    List<MappedMessage> read = DemoMessages.read(data == null ? distribution.messages() : data);
    if (suite.suite) {
      return new SuiteRun(suite)
          .run(
              new Workbench(
                  context, options, distribution, read, messages, rounds, suite.isLong()));
    }
    List<MappedMessage> all = DemoMessages.repeat(read, messages);
    try (LocalPipeline local =
        LocalPipeline.start(
            DevClusterConfig.isolated(),
            options,
            distribution,
            data == null,
            context.err()::println)) {
      BenchReport report = measure(local, distribution, all);
      context
          .out()
          .println(
              format.choose(context.terminal()) == OutputFormat.JSON
                  ? report.json().toString()
                  : report.text());
      context.out().flush();
      return 0;
    }
  }

  private BenchReport measure(
      LocalPipeline local, Distribution distribution, List<MappedMessage> all)
      throws InterruptedException {
    CpuClock clock = new CpuClock(local);
    Pipeline pipeline = local.pipeline();
    try (Models models = ConfiguredModels.of(local.connection().config(), distribution.models());
        DirectRounds direct = DirectRounds.open(local.connection(), pipeline, models, clock);
        PipelineRounds through = new PipelineRounds(local.connection(), clock)) {
      BenchResult result = new Bench(direct, through, context.err()::println).run(all, rounds);
      ApplicationCpu cpu = ApplicationCpu.of(result.typical(), local);
      return new BenchReport(
          Machine.here(),
          result,
          cpu,
          PeakMemory.megabytes(),
          Optional.ofNullable(target).map(rate -> Sizing.of(rate.perSecond(), cpu)));
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ConfigException(option, value, "allowed are numbers from 1");
    }
  }
}
