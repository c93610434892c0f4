package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.ControlNote;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.control.RunningStages;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.host.Applications;
import io.anabranch.host.StageSettings;
import io.anabranch.host.StreamsHost;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Models;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A pipeline that this process runs as {@code up} does: on topics of its own, configured by {@code
 * anabranch.yaml} of a directory, with a control endpoint, and known to the commands that are run
 * in that directory.
 */
final class LivePipeline implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SharedCluster cluster;
  private final String prefix;
  private final Path directory;
  private final Resources resources = new Resources();
  private final ControlToken token = ControlToken.random();
  private final Connection connection;
  private final StreamsHost host;
  private final ControlServer control;

  /**
   * Starts it; its topics are empty then.
   *
   * @param prefix of its topics, which nobody else uses
   * @param stages the pipeline of a configuration
   * @param settings of the stages, by a configuration that is read anew whenever it is asked for
   */
  LivePipeline(
      SharedCluster cluster,
      String prefix,
      Path directory,
      Function<AnabranchConfig, Pipeline> stages,
      Function<Supplier<AnabranchConfig>, StageSettings> settings)
      throws Exception {
    this.cluster = cluster;
    this.prefix = prefix;
    this.directory = directory;
    AnabranchConfig config = config();
    Pipeline pipeline = stages.apply(config);
    connection = resources.add(Connection.open(config));
    create(connection, config, pipeline);
    Models models = resources.add(noModels(directory));
    host = resources.add(new StreamsHost(config, pipeline, models, settings.apply(this::config)));
    control = resources.add(ControlServer.start(config.control(), token, host));
    host.start(ApplicationId.all(pipeline), name -> {});
    assertThat(host.awaitRunning(PATIENCE)).isTrue();
    announce();
  }

  /** Starts quick stages of the real ones' names and needs, as far as there are. */
  static LivePipeline quick(
      SharedCluster cluster, String prefix, Path directory, QuickStages stages) throws Exception {
    return quick(cluster, prefix, directory, stages, "");
  }

  /**
   * As above.
   *
   * @param more sections of the configuration
   */
  static LivePipeline quick(
      SharedCluster cluster, String prefix, Path directory, QuickStages stages, String more)
      throws Exception {
    Files.writeString(
        directory.resolve("anabranch.yaml"),
        more
            + """
            stages:
              embedding.threads: 1
            """
            + FastStages.onlyInYaml(QuickStages.NAMES));
    return new LivePipeline(
        cluster,
        prefix,
        directory,
        config -> stages.like(Pipeline.load(config)),
        config -> StageSettings.fixed(config.get()));
  }

  /** Creates the topics of a pipeline, and registers their schemas. */
  static void create(Connection connection, AnabranchConfig config, Pipeline pipeline)
      throws Exception {
    TopicSetup setup =
        new TopicSetup(connection.admin(), SchemaRegistryClient.create(config.registry()), config);
    setup.apply(setup.plan(pipeline), pipeline);
  }

  /** For stages that need no models. */
  static Models noModels(Path directory) {
    return new Models(
        directory,
        () -> {
          throw new AssertionError("no embedder in this test");
        });
  }

  Connection connection() {
    return connection;
  }

  TopicContents topics() {
    return new TopicContents(connection);
  }

  StreamsHost host() {
    return host;
  }

  ControlServer control() {
    return control;
  }

  ControlToken token() {
    return token;
  }

  Path file() {
    return directory.resolve("anabranch.yaml");
  }

  /** What the file says now. */
  AnabranchConfig config() {
    Map<String, String> values = new ConfigSources().file(file()).values();
    values.putAll(cluster.settings(prefix));
    values.put("state.directory", directory.resolve("state").toString());
    return AnabranchConfig.from(values);
  }

  /** Lets commands find this process. */
  void announce() throws Exception {
    note().write(runningUp());
  }

  /** Hides this process from commands, as if it ran on another machine. */
  void hide() throws Exception {
    note().delete(runningUp());
  }

  /** Lets commands find another process too, until that is closed. */
  Resources announce(Applications other) throws Exception {
    Resources process = new Resources();
    ControlServer server = process.add(ControlServer.start(config().control(), token, other));
    RunningStages note =
        new RunningStages(
            ProcessHandle.current().parent().orElseThrow().pid(),
            ControlNote.of(connection.clusterId(), server, token, file()));
    note.write(runningUp());
    process.add(() -> note.delete(runningUp()));
    return process;
  }

  private RunningStages note() throws Exception {
    return RunningStages.ofThisProcess(
        ControlNote.of(connection.clusterId(), control, token, file()));
  }

  private Path runningUp() {
    return directory.resolve("runtime").resolve("up.json");
  }

  /** Runs a command in the directory, on the same cluster. */
  CommandRun run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** As above, with more variables of the environment. */
  CommandRun run(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new HashMap<>(more);
    environment.putAll(cluster.environment(prefix));
    return CommandRun.of(directory, environment, "", arguments);
  }

  @Override
  public void close() {
    resources.close();
  }
}
