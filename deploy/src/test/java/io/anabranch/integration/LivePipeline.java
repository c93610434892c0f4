package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.ControlNote;
import io.anabranch.control.ControlServer;
import io.anabranch.control.ControlToken;
import io.anabranch.control.RunningStages;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.host.Applications;
import io.anabranch.host.StageSettings;
import io.anabranch.host.StreamsHost;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Models;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A pipeline that this process runs as {@code up} does: on a cluster of its own, configured by
 * {@code anabranch.yaml} of a directory, with a control endpoint, and known to the commands that
 * are run in that directory.
 */
final class LivePipeline implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path directory;
  private final Resources resources = new Resources();
  private final DevCluster cluster = resources.add(DevCluster.start(DevClusterConfig.isolated()));
  private final ControlToken token = ControlToken.random();
  private final Connection connection;
  private final StreamsHost host;
  private final ControlServer control;

  /**
   * Starts it; its topics are empty then.
   *
   * @param stages the pipeline of a configuration
   * @param settings of the stages, by a configuration that is read anew whenever it is asked for
   */
  LivePipeline(
      Path directory,
      Function<AnabranchConfig, Pipeline> stages,
      Function<Supplier<AnabranchConfig>, StageSettings> settings)
      throws Exception {
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

  /** Starts quick stages of the real ones' names and needs, without checklists. */
  static LivePipeline quick(Path directory, QuickStages stages) throws Exception {
    Files.writeString(
        directory.resolve("anabranch.yaml"),
        """
        stages:
          embedding.threads: 1
          checklists.enabled: false
        """);
    return new LivePipeline(
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
    values.put("kafka.bootstrap.servers", cluster.bootstrapServers());
    values.put("schema.registry.url", cluster.schemaRegistryUrl());
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
    environment.put("KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", cluster.schemaRegistryUrl());
    return CommandRun.of(directory, environment, "", arguments);
  }

  /** The JSON objects that a command printed, one a line. */
  static List<JsonNode> json(CommandRun run) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      nodes.add(MAPPER.readTree(line));
    }
    return nodes;
  }

  @Override
  public void close() {
    resources.close();
  }
}
