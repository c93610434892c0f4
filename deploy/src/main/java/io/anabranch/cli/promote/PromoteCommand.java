package io.anabranch.cli.promote;

import io.anabranch.candidate.CandidateRequest;
import io.anabranch.cli.compare.CandidateOptions;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.replay.ReplayStartOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.promote.Promotion;
import io.anabranch.promote.PromotionPlan;
import io.anabranch.promote.PromotionPlanner;
import io.anabranch.promote.PromotionRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a candidate the live model of its stage, and replays that stage. */
@Command(
    name = "promote",
    description = {
      "Make a model or an implementation the one that a stage has, and replay the stage.",
      "",
      "Prints the plan, and acts only with --execute: sets stages.NAME.model (or, with --language,",
      "stages.NAME.models.LANG, and stages.NAME.implementation) in the configuration file that the",
      "running 'up' or 'run' uses, keeps the file before as FILE.bak, restarts the stage there, and",
      "lets it process its input again, as 'replay' does."
    },
    footer = {
      "  anabranch promote --stage sentiment --model models/new",
      "  anabranch promote --stage sentiment --model models/new --execute",
      "  anabranch promote --stage sentiment --language de --model models/neu --execute",
      "  anabranch promote --stage classification --model models/new --by-duration P2D --execute"
    })
public final class PromoteCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final CandidateOptions candidateOptions = new CandidateOptions();

  @ArgGroup(multiplicity = "0..1")
  @Nullable ReplayStartOptions start;

  @Option(names = "--execute", description = "Do it; without this, only the plan is printed.")
  boolean execute;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public PromoteCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    CandidateRequest candidate =
        candidateOptions.request(context.workingDirectory(), connectionOptions.set);
    if (candidate.settings().isEmpty()) {
      throw new ConfigException("which candidate? Give --model or --implementation");
    }
    PromotionRequest request =
        new PromotionRequest(
            candidate, Optional.ofNullable(start).map(given -> given.choose(Clock.systemUTC())));
    try (Connection connection = connectionOptions.connect()) {
      ControlledProcesses processes =
          ControlledProcesses.ofThisMachine(context.runningUp(), connection);
      Path models = Distribution.ofLauncher().models();
      PromotionPlan plan =
          new PromotionPlanner(connection, processes, models)
              .plan(request, connectionOptions.editable());
      PromotePrinter printer =
          new PromotePrinter(context, format.choose(context.terminal()), plan, replayLater(plan));
      printer.print(execute);
      if (execute) {
        printer.print(
            new Promotion(connection, processes)
                .run(plan, new PromoteEventPrinter(context, replayLater(plan))));
      }
      return 0;
    }
  }

  /** The command that replays the stage, for another time. */
  private String replayLater(PromotionPlan plan) {
    return "anabranch replay --stages %s %s --execute"
        .formatted(
            plan.stage(),
            Optional.ofNullable(start)
                .map(ReplayStartOptions::commandLine)
                .orElse("--by-duration " + plan.config().join().retention()));
  }
}
