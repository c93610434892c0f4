package io.anabranch.cli.compare;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Resources;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.replay.ControlledProcesses;
import io.anabranch.cli.replay.ReplayStartOptions;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ShadowApplication;
import io.anabranch.processor.Models;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import java.time.Clock;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a candidate for a stage beside it, and says what would change. */
@Command(
    name = "compare",
    description = {
      "Compare a model or an implementation with the one that a stage has.",
      "",
      "Prints the plan, and acts only with --execute: the candidate then reads what the input of",
      "the stage holds, in a group of its own, and writes to a topic of its own, which is deleted",
      "at the end. Its results are matched with the newest ones of the stage, message by message.",
      "Nothing else notices."
    },
    footer = {
      "  anabranch compare --stage sentiment --model models/new --from-earliest",
      "  anabranch compare --stage sentiment --model models/new --by-duration P7D --execute",
      "  anabranch compare --stage sentiment --implementation corenlp --by-duration P1D --execute",
      "  anabranch compare --stage classification --model models/new --from-earliest --execute \\",
      "      --show-text --examples 20"
    })
public final class CompareCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final CandidateOptions candidateOptions = new CandidateOptions();

  @ArgGroup(multiplicity = "1")
  ReplayStartOptions start = new ReplayStartOptions();

  @Option(names = "--execute", description = "Do it; without this, only the plan is printed.")
  boolean execute;

  @Option(names = "--keep", description = "Keep topics and group of the candidate afterwards.")
  boolean keep;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "10",
      description = "Show up to so many messages that change. Default: ${DEFAULT-VALUE}.")
  int examples;

  @Option(names = "--show-text", description = "Show what their customers wrote.")
  boolean showText;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; pretty on a terminal, otherwise json.")
  @Nullable OutputFormat format;

  @Mixin final ConnectionOptions connectionOptions;

  public CompareCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    if (examples < 0) {
      throw new ConfigException("--examples", examples, "allowed are 0 and above");
    }
    AnabranchConfig config = connectionOptions.config();
    CandidateStage candidate =
        candidateOptions.choose(config, context.workingDirectory(), connectionOptions.set);
    Topics topics = new Topics(config.topics());
    String stage = candidate.stage().name();
    try (Resources resources = new Resources()) {
      Connection connection = resources.add(Connection.open(config));
      connection.partitions(topics.of(candidate.stage().annotation()));
      ComparisonPlan plan =
          ComparisonPlan.of(
              connection.admin(),
              stage,
              candidate.input(),
              topics.comparison(stage),
              start.choose(Clock.systemUTC()));
      requireInput(plan, candidate);
      Models models = resources.add(candidate.models());
      ShadowApplication shadow = resources.add(candidate.shadow(models));
      OptionalDouble liveSpeed = liveSpeed(connection, stage);
      ComparePrinter printer =
          new ComparePrinter(context, OutputFormat.choose(format, context.terminal()));
      printer.print(new ComparePlan(plan, candidate, shadow.model(), liveSpeed, keep), execute);
      if (plan.records() == 0) {
        context.err().println("nothing to compare");
      } else if (execute) {
        CompareRun run = new CompareRun(context.err(), connection, keep);
        printer.print(run.run(plan, candidate, shadow, examples, showText), liveSpeed);
      }
      return 0;
    }
  }

  /** As its process measures it; a comparison can do without. */
  private OptionalDouble liveSpeed(Connection connection, String stage)
      throws InterruptedException, ExecutionException {
    try {
      return ControlledProcesses.ofThisMachine(context.runningUp(), connection.clusterId())
          .recordsPerSecond(ApplicationId.of(connection.config(), stage));
    } catch (CommandFailedException e) {
      context.problem("the speed of the stage is not known: " + e.getMessage());
      return OptionalDouble.empty();
    }
  }

  private static void requireInput(ComparisonPlan plan, CandidateStage candidate) {
    if (!plan.hasInput()) {
      throw new CommandFailedException(
          ("'%s' of %s reads '%s', which does not exist: nothing gathers %s here. Configure it in a"
                  + " pipeline of its own (another topics.prefix) and compare there, or evaluate it"
                  + " without Kafka")
              .formatted(
                  candidate.stage().factory().implementation(),
                  plan.stage(),
                  plan.input(),
                  candidate.pipeline().needs(candidate.stage()).name()));
    }
  }
}
