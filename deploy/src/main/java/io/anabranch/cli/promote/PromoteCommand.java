package io.anabranch.cli.promote;

import io.anabranch.cli.compare.CandidateOptions;
import io.anabranch.cli.compare.CandidateStage;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.replay.ControlledProcesses;
import io.anabranch.cli.replay.ControlledProcesses.Controlled;
import io.anabranch.cli.replay.ReplayEstimate;
import io.anabranch.cli.replay.ReplayStartOptions;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.host.StageSettings;
import io.anabranch.processor.Results;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayPlanner;
import io.anabranch.replay.ReplayScope;
import io.anabranch.replay.ReplayStart;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "Prints the plan, and acts only with --execute: sets stages.NAME.model (and",
      "stages.NAME.implementation) in the configuration file that the running 'up' or 'run' uses,",
      "keeps the file before as FILE.bak, restarts the stage there, and lets it process its input",
      "again, as 'replay' does."
    },
    footer = {
      "  anabranch promote --stage sentiment --model models/new",
      "  anabranch promote --stage sentiment --model models/new --execute",
      "  anabranch promote --stage classification --model models/new --by-duration P2D --execute"
    })
public final class PromoteCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final CandidateOptions candidateOptions = new CandidateOptions();

  @ArgGroup(multiplicity = "0..1")
  @Nullable ReplayStartOptions start;

  @Option(names = "--execute", description = "Do it; without this, only the plan is printed.")
  boolean execute;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; pretty on a terminal, otherwise json.")
  @Nullable OutputFormat format;

  @Mixin final ConnectionOptions connectionOptions;

  public PromoteCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> settings = candidateOptions.settings(context.workingDirectory());
    if (settings.isEmpty()) {
      throw new ConfigException("which candidate? Give --model or --implementation");
    }
    try (Connection connection = connectionOptions.connect()) {
      ControlledProcesses processes =
          ControlledProcesses.ofThisMachine(context.runningUp(), connection.clusterId());
      String stage = candidateOptions.stage;
      List<Controlled> running =
          processes.find(ApplicationId.of(connection.config(), stage)).stream().toList();
      Path file = file(running);
      ConfigFileChange change = ConfigFileChange.of(file, settings);
      AnabranchConfig before = config(file, change.before().orElse(""));
      CandidateStage candidate =
          candidateOptions.choose(before, context.workingDirectory(), connectionOptions.set);
      AnabranchConfig after = config(file, change.after());
      requireEffect(candidate, after, file);
      String model = Results.modelId(candidate.check());
      Connection same = new Connection(after, connection.admin());
      boolean restarts = !running.isEmpty() && restartsInPlace(candidate);
      PromotePlan plan =
          new PromotePlan(stage, model, change, restarts, replay(same, stage), replayLater(after));
      PromotePrinter printer =
          new PromotePrinter(
              context, OutputFormat.choose(format, context.terminal()), after.join().retention());
      printer.print(plan, ReplayEstimate.of(plan.replay(), processes, after), execute);
      if (execute) {
        printer.print(plan, new PromoteRun(context, same, processes).run(plan));
      }
      return 0;
    }
  }

  /** The file of the processes that run the stage; without any, the one of this command. */
  private Path file(List<Controlled> running) {
    Path own = connectionOptions.file();
    List<Path> used =
        running.stream().flatMap(c -> c.process().configuration().stream()).distinct().toList();
    if (used.size() > 1) {
      throw new CommandFailedException(
          "the processes that run '%s' use different configuration files, so change them yourself: %s"
              .formatted(candidateOptions.stage, used));
    }
    if (connectionOptions.config != null && !used.isEmpty() && !used.contains(own)) {
      throw new ConfigException(
          "--config", own, "'%s' runs with %s".formatted(candidateOptions.stage, used.get(0)));
    }
    return used.isEmpty() ? own : used.get(0);
  }

  private AnabranchConfig config(Path file, String text) {
    return connectionOptions.config(new ConfigSources().yaml(text, file));
  }

  /** What the file says need not win: the environment and flags come after it. */
  private void requireEffect(CandidateStage candidate, AnabranchConfig after, Path file) {
    Stage stage = candidate.stage();
    Pipeline pipeline = Pipeline.load(after);
    Stage configured = pipeline.stage(stage.name());
    if (!configured.factory().implementation().equals(stage.factory().implementation())
        || !configured.options().equals(stage.options())) {
      throw new ConfigException(
          ("stages.%s.* in %s, the environment or flags is not that of the candidate: it would be"
                  + " '%s' with the options %s instead of '%s' with %s")
              .formatted(
                  stage.name(),
                  file,
                  configured.factory().implementation(),
                  configured.options(),
                  stage.factory().implementation(),
                  stage.options()));
    }
  }

  /**
   * Whether a running process can take the candidate. One that reads other topics changes the
   * gathers and the join as well, and the embedder is shared with other stages of its process.
   */
  private static boolean restartsInPlace(CandidateStage candidate) {
    return StageSettings.readsLike(candidate.live(), candidate.stage())
        && candidate.stage().description().embedder(Path.of(""), Map.of()).isEmpty();
  }

  private ReplayPlan replay(Connection connection, String stage) throws Exception {
    Clock clock = Clock.systemUTC();
    AnabranchConfig config = connection.config();
    Pipeline pipeline = Pipeline.load(config);
    ReplayScope scope = ReplayScope.of(pipeline, new Topics(config.topics()), Set.of(stage));
    ReplayStart from =
        start == null
            ? new ReplayStart.Since(clock.instant().minus(config.join().retention()))
            : start.choose(clock);
    return new ReplayPlanner(connection.admin(), config, pipeline, clock).plan(scope, from);
  }

  private String replayLater(AnabranchConfig config) {
    return "anabranch replay --stages %s %s --execute"
        .formatted(
            candidateOptions.stage,
            Optional.ofNullable(start)
                .map(ReplayStartOptions::commandLine)
                .orElse("--by-duration " + config.join().retention()));
  }
}
