package io.anabranch.cli.run;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlNote;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.host.StageSettings;
import io.anabranch.host.StreamsHost;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Models;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The embedded cluster with every application of the pipeline in this process.
 *
 * @param connection to the cluster
 * @param host of the applications
 * @param control where they are controlled
 */
public record LocalPipeline(
    DevCluster cluster,
    Pipeline pipeline,
    Connection connection,
    StreamsHost host,
    ControlNote control,
    Resources resources)
    implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  /**
   * Starts everything and waits until it runs. Nothing is left running if that fails.
   *
   * @param demoData whether the demo's reference data is loaded, where there is none
   * @param progress told what is being started
   */
  public static LocalPipeline start(
      DevClusterConfig where,
      ConfigOptions options,
      Distribution distribution,
      boolean demoData,
      Consumer<String> progress)
      throws InterruptedException {
    return start(where, options, distribution, demoData, progress, UnaryOperator.identity());
  }

  /**
   * The same with a pipeline that differs from the configured one in its processors alone.
   *
   * @param change given the configured pipeline
   */
  public static LocalPipeline start(
      DevClusterConfig where,
      ConfigOptions options,
      Distribution distribution,
      boolean demoData,
      Consumer<String> progress,
      UnaryOperator<Pipeline> change)
      throws InterruptedException {
    try (Resources resources = new Resources()) {
      progress.accept("starting Kafka and the schema registry");
      DevCluster cluster = resources.add(DevCluster.start(where.withCloseOnExit(false)));
      AnabranchConfig config =
          options
              .config(cluster.bootstrapServers(), cluster.schemaRegistryUrl())
              .withState(cluster.folder("state"));
      Pipeline configured = Pipeline.load(config);
      Pipeline pipeline = change.apply(configured);
      Connection connection = resources.add(Connection.open(config));
      progress.accept("creating topics");
      TopicSetup topics = TopicSetup.of(connection);
      topics.apply(topics.plan(pipeline), pipeline);
      if (demoData) {
        progress.accept("loading the demo's checklists and lexicon");
        new DemoData(distribution).load(connection, pipeline);
      }
      Models models = resources.add(ConfiguredModels.of(config, distribution.models()));
      StageSettings settings =
          pipeline.equals(configured)
              ? StageSettings.reread(
                  () -> options.config(cluster.bootstrapServers(), cluster.schemaRegistryUrl()))
              : StageSettings.fixed(config);
      StreamsHost host = resources.add(new StreamsHost(config, pipeline, models, settings));
      ControlToken token = options.controlToken(config);
      ControlServer server = resources.add(ControlServer.start(config.control(), token, host));
      ControlNote control = ControlNote.of(connection.clusterId(), server, token, options.file());
      host.start(ApplicationId.all(pipeline), name -> progress.accept("starting " + name));
      if (!host.awaitRunning(START_TIMEOUT)) {
        throw new CommandFailedException(
            "the stages do not run after %s: %s".formatted(START_TIMEOUT, host.health()));
      }
      return new LocalPipeline(cluster, pipeline, connection, host, control, resources.release());
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
