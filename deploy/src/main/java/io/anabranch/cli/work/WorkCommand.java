package io.anabranch.cli.work;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.remote.RemoteFactory;
import io.anabranch.remote.RemoteOptions;
import io.anabranch.schema.ModelInfo;
import io.anabranch.stage.StageCatalog;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.work.StageWorker;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the tasks of a stage that runs elsewhere, until it is told to end. */
@Command(
    name = "work",
    description = {
      "Compute the tasks of a stage whose implementation is 'remote'.",
      "",
      "Runs until Ctrl-C or SIGTERM, with the stage's ordinary implementation and options. Any",
      "number of workers share the tasks. It shows the name and the version of its model, which the",
      "stage's configuration must name."
    },
    footer = {
      "  anabranch work --stage embedding --from amqp://127.0.0.1/",
      "  anabranch work --stage embedding --from nats://127.0.0.1:4222 --threads 4"
    })
public final class WorkCommand implements Callable<Integer> {

  private static final String IMPLEMENTATION = "remote-implementation";

  private final CliContext context;

  @Mixin private final ConnectionOptions options;

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "NAME",
      description = "Whose tasks to compute.")
  String stage = "";

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "Where tasks come from: amqp://, nats:// or redis://. Default: the stage's 'remote'.")
  @Nullable String from;

  @Option(
      names = "--implementation",
      paramLabel = "NAME",
      description =
          "What computes them. Default: the stage's 'remote-implementation', or its usual one.")
  @Nullable String implementation;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Tasks that it computes at once. Default: as many as the stage would.")
  @Nullable Integer threads;

  public WorkCommand(CliContext context) {
    this.context = context;
    this.options = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    if (threads != null && threads < 1) {
      throw new CommandFailedException("--threads " + threads + ": allowed are numbers from 1");
    }
    boolean hasKafka = options.isClusterNamed();
    AnabranchConfig config = workers(hasKafka ? options.config() : options.offline());
    Stage computed = Pipeline.computed(StageCatalog.load(), stage, config);
    RemoteOptions remote =
        Options.read(
            RemoteOptions.class, RemoteFactory.remoteOptions(config.stage(stage).options()));
    CountDownLatch hung = new CountDownLatch(1);
    Optional<Connection> kafka = hasKafka ? Optional.of(Connection.open(config)) : Optional.empty();
    try (Models models = ConfiguredModels.of(config, Distribution.ofLauncher().models());
        StageWorker worker =
            StageWorker.start(
                config,
                computed,
                remote.broker(stage),
                remote.pinned(),
                models,
                kafka,
                threads(computed),
                hung::countDown)) {
      announce(worker, remote);
      hung.await();
      throw new CommandFailedException("the model has hung too often; start the worker again");
    } finally {
      kafka.ifPresent(Connection::close);
    }
  }

  /** The configuration with what the flags say of the way and the implementation. */
  private AnabranchConfig workers(AnabranchConfig config) {
    StageConfig configured = config.stage(stage);
    Map<String, String> keys = new TreeMap<>(configured.options());
    if (from != null) {
      keys.put(RemoteOptions.PREFIX, from);
    }
    if (implementation != null) {
      keys.put(IMPLEMENTATION, implementation);
    } else {
      configured
          .implementation()
          .filter(name -> !name.equals(RemoteFactory.IMPLEMENTATION))
          .ifPresent(name -> keys.putIfAbsent(IMPLEMENTATION, name));
    }
    return config.withStage(
        stage,
        new StageConfig(
            configured.enabled(),
            Optional.of(RemoteFactory.IMPLEMENTATION),
            configured.threads(),
            keys));
  }

  private int threads(Stage computed) {
    return threads != null
        ? threads
        : computed.description().threads(Runtime.getRuntime().availableProcessors());
  }

  private void announce(StageWorker worker, RemoteOptions remote) {
    ModelInfo model = worker.queue().model();
    context
        .err()
        .println(
            "works on %s by %s %s: tasks of %s at %s"
                .formatted(
                    stage,
                    model.getName(),
                    model.getVersion(),
                    worker.queue().name(),
                    remote.broker(stage).address()));
    if (remote.pinned().isEmpty()) {
      context
          .err()
          .println(
              "the stage is to have stages.%s.remote-model=%s and stages.%s.remote-version=%s"
                  .formatted(stage, model.getName(), stage, model.getVersion()));
    }
  }
}
