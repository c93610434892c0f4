package io.anabranch.cli.run;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlNote;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.control.RunningStages;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.host.StageSettings;
import io.anabranch.host.StreamsHost;
import io.anabranch.processor.Models;
import io.anabranch.topics.TopicAdmin;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs applications against a cluster that is there already, until it is told to end. */
@Command(
    name = "run",
    description = {
      "Run stages against a cluster.",
      "",
      "Runs until Ctrl-C or SIGTERM. Creates no topics: see 'anabranch topics create'. Several",
      "instances of a stage share its partitions."
    },
    footer = {
      "  anabranch run --stages all --bootstrap-server kafka:9092 \\",
      "      --schema-registry-url http://registry:8081",
      "  anabranch run --stages embedding",
      "  anabranch run --stages gathered.content-pos-embedding,join"
    })
public final class RunCommand implements Callable<Integer> {

  /** A start takes as long as its state takes to restore, or a dependency to come back. */
  private static final Duration START_NOTICE = Duration.ofMinutes(1);

  private static final Duration FOREVER = Duration.ofDays(365L * 100);

  private final CliContext context;

  @Mixin private final ConnectionOptions options;

  @Option(
      names = "--stages",
      split = ",",
      defaultValue = "all",
      paramLabel = "NAME",
      description =
          "What to run: all, or names of intake, stages, gathers and join, with commas."
              + " Default: ${DEFAULT-VALUE}.")
  Set<String> stages = new LinkedHashSet<>();

  public RunCommand(CliContext context) {
    this.context = context;
    this.options = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    AnabranchConfig config = options.config();
    Pipeline pipeline = Pipeline.load(config);
    List<String> names = ApplicationId.choose(pipeline, stages);
    String clusterId = checkedCluster(config, pipeline);
    ControlToken token = options.controlToken(config);
    try (Models models = ConfiguredModels.of(config, Distribution.ofLauncher().models());
        StreamsHost host =
            new StreamsHost(config, pipeline, models, StageSettings.reread(options::config));
        ControlServer control = ControlServer.start(config.control(), token, host)) {
      RunningStages running =
          RunningStages.ofThisProcess(ControlNote.of(clusterId, control, token, options.file()));
      running.write(context.runningUp());
      try {
        context.err().println("control endpoint " + control.url());
        run(host, names);
        return 0;
      } finally {
        running.delete(context.runningUp());
      }
    }
  }

  private static String checkedCluster(AnabranchConfig config, Pipeline pipeline)
      throws InterruptedException {
    try (Connection connection = Connection.open(config)) {
      new TopicAdmin(connection).check(pipeline);
      return connection.clusterId();
    }
  }

  private void run(StreamsHost host, List<String> names) throws InterruptedException {
    host.start(names, name -> context.err().println("starting " + name));
    while (!host.awaitRunning(START_NOTICE)) {
      context.err().println("still starting: " + host.health());
    }
    context.err().println("running: " + String.join(", ", names));
    if (host.awaitFailure(FOREVER)) {
      throw new CommandFailedException("an application has stopped: " + host.health());
    }
  }
}
