package io.anabranch.cli.compare;

import io.anabranch.candidate.CandidateStage;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.replay.ReplayStartOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.compare.Comparison;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.compare.ComparisonPlanner;
import io.anabranch.compare.ComparisonRequest;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlledProcesses;
import java.time.Clock;
import java.util.concurrent.Callable;
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
      "  anabranch compare --stage sentiment --language de --model models/neu --from-earliest",
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

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public CompareCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    ComparisonRequest request =
        new ComparisonRequest(
            candidateOptions.request(context.workingDirectory(), connectionOptions.set),
            start.choose(Clock.systemUTC()),
            examples,
            showText,
            keep);
    AnabranchConfig config = connectionOptions.config();
    CandidateStage candidate = request.candidate().choose(config);
    CompareEventPrinter events = new CompareEventPrinter(context);
    ComparePrinter printer = new ComparePrinter(context, format.choose(context.terminal()));
    try (Connection connection = Connection.open(config);
        Comparison comparison =
            new ComparisonPlanner(
                    connection,
                    ControlledProcesses.ofThisMachine(context.runningUp(), connection),
                    Distribution.ofLauncher().models())
                .prepare(request, candidate, events)) {
      ComparisonPlan plan = comparison.plan();
      printer.print(plan, execute);
      if (plan.records() == 0) {
        context.err().println("nothing to compare");
      } else if (execute) {
        printer.print(comparison.run(events), plan.liveSpeed());
      }
      return 0;
    }
  }
}
