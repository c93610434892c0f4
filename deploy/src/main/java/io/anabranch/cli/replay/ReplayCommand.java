package io.anabranch.cli.replay;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlClient;
import io.anabranch.control.ControlEndpoint;
import io.anabranch.control.ControlToken;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.replay.Replay;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayRequest;
import io.anabranch.replay.ReplayStart;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets stages process history again. */
@Command(
    name = "replay",
    description = {
      "Let stages process what their topics still hold again.",
      "",
      "Prints the plan, and acts only with --execute. Sets back the furthest upstream of the",
      "stages named; stages that depend on them follow, others compute nothing. Stops and starts",
      "the stages that are set back, in every 'up' and 'run' of yours on this machine.",
      "Results that are the same as before change no enriched record, and none is written;",
      "--republish has the join write again what it holds."
    },
    footer = {
      "  anabranch replay --stages sentiment --from-earliest",
      "  anabranch replay --stages sentiment,classification --by-duration P2D --execute",
      "  anabranch replay --stages all --from-datetime 2026-01-31T12:00:00Z --execute",
      "  anabranch replay --republish --from-earliest --execute",
      "  ANABRANCH_CONTROL_TOKEN=... anabranch replay --stages embedding --from-offset 0 \\",
      "      --control http://10.0.0.7:9404 --execute"
    })
public final class ReplayCommand implements Callable<Integer> {

  private final CliContext context;

  @ArgGroup(multiplicity = "1")
  What what = new What();

  @ArgGroup(multiplicity = "1")
  ReplayStartOptions start = new ReplayStartOptions();

  /** What is processed or written again. */
  static final class What {

    @Option(
        names = "--stages",
        split = ",",
        required = true,
        paramLabel = "NAME",
        description = "all, or names of stages, with commas; or intake.")
    Set<String> stages = new LinkedHashSet<>();

    @Option(
        names = "--republish",
        required = true,
        description =
            "Compute nothing; the join writes the newest enriched record of each message again, as"
                + " after a loss of their topic.")
    boolean republish;

    /** The stages to replay; empty to write enriched records again. */
    Optional<ReplayRequest> request(ReplayStart from) {
      return republish ? Optional.empty() : Optional.of(new ReplayRequest(stages, from));
    }
  }

  @Option(names = "--execute", description = "Do it; without this, only the plan is printed.")
  boolean execute;

  @Option(
      names = "--control",
      paramLabel = "URL",
      description =
          "Control endpoint of a process to stop and start stages in, instead of those on this"
              + " machine; may be repeated. The token is that of $$ANABRANCH_CONTROL_TOKEN.")
  List<URI> control = new ArrayList<>();

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public ReplayCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    AnabranchConfig config = connectionOptions.config();
    Pipeline pipeline = Pipeline.load(config);
    ReplayStart from = start.choose(Clock.systemUTC());
    Optional<ReplayRequest> request = what.request(from);
    // A wrong name is told before anything is connected.
    var unused = request.map(it -> it.scope(pipeline, new Topics(config.topics())));
    try (Connection connection = Connection.open(config)) {
      Replay replay = new Replay(connection, processes(connection));
      ReplayPlan plan =
          request.isPresent()
              ? replay.plan(request.get(), pipeline)
              : replay.planRepublication(from, pipeline);
      ReplayPrinter printer =
          new ReplayPrinter(context, format.choose(context.terminal()), config.join().retention());
      printer.print(plan, replay.estimate(plan), execute);
      if (plan.records() == 0) {
        context.err().println("nothing to replay");
      } else if (execute) {
        printer.print(replay.run(plan, new ReplayEventPrinter(context)));
      }
      return 0;
    }
  }

  private ControlledProcesses processes(Connection connection) throws InterruptedException {
    if (control.isEmpty()) {
      return ControlledProcesses.ofThisMachine(context.runningUp(), connection);
    }
    ControlToken token =
        ControlToken.given(context.environment(), connection.config().control().tokenFile())
            .orElseThrow(
                () ->
                    new ConfigException("--control needs its token in $" + ControlToken.VARIABLE));
    return new ControlledProcesses(
        connection.config(),
        control.stream().map(url -> ControlEndpoint.of(new ControlClient(url, token))).toList());
  }
}
