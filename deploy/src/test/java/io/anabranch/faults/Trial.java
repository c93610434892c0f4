package io.anabranch.faults;

import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordSerdes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline of one test: topics of its own, processes that run its stages, and its messages. */
final class Trial implements AutoCloseable {

  static final int PARTITIONS = 6;

  private static final int SHOWN_LINES = 80;

  private final DevCluster cluster;
  private final Map<String, String> settings;
  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final String name;
  private final Path logs;
  private final List<StageProcess> processes = new ArrayList<>();
  private final List<AutoCloseable> clients = new ArrayList<>();

  private Trial(DevCluster cluster, String name, Map<String, String> settings, Path logs) {
    this.cluster = cluster;
    this.name = name;
    this.settings = settings;
    this.logs = logs;
    config = AnabranchConfig.from(settings);
    pipeline = Pipeline.load(config);
  }

  static Trial create(DevCluster cluster, String name, Map<String, String> settings)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", cluster.bootstrapServers());
    all.put("schema.registry.url", cluster.schemaRegistryUrl());
    all.put("topics.prefix", name + ".");
    all.put("topics.partitions", Integer.toString(PARTITIONS));
    all.put("join.include", "pos");
    all.putAll(FastStages.settings());
    all.putAll(settings);
    Path logs = Path.of("target", "faults", name).toAbsolutePath();
    Files.createDirectories(logs);
    Trial trial = new Trial(cluster, name, Map.copyOf(all), logs);
    try (Admin admin = trial.admin()) {
      TopicSetup setup =
          new TopicSetup(admin, SchemaRegistryClient.create(trial.config.registry()), trial.config);
      setup.apply(setup.plan(trial.pipeline), trial.pipeline);
    }
    return trial;
  }

  String name() {
    return name;
  }

  DevCluster cluster() {
    return cluster;
  }

  AnabranchConfig config() {
    return config;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Topics topics() {
    return new Topics(config.topics());
  }

  /** Topic that a bridge fills. */
  String bridged(String bridge) {
    return ForeignTopic.bridgedTopic(config.topics(), bridge);
  }

  RecordSerdes serdes() {
    return ConfiguredSerdes.of(config);
  }

  Map<String, Object> consumerProperties() {
    return ClientProperties.consumer(config);
  }

  /** A client that the caller closes. */
  Admin admin() {
    return Admin.create(ClientProperties.admin(config));
  }

  /** Consumer group of an application. */
  String group(String application) {
    return config.topics().prefix() + application;
  }

  /** Where a process started as this instance keeps its state. */
  Path state(String instance) {
    return cluster.folder(name + "-state-" + instance);
  }

  /**
   * Starts a process.
   *
   * @param instance names its folder of state, so that it finds what one of that name has left
   * @param stages as {@code run --stages} takes them
   */
  StageProcess start(String instance, String stages) {
    return start(instance, stages, Map.of());
  }

  /**
   * Starts a process.
   *
   * @param more keys of the configuration for this process alone
   */
  StageProcess start(String instance, String stages, Map<String, String> more) {
    return start(instance, List.of("run", "--stages", stages), more);
  }

  /**
   * Starts a gateway on a free port.
   *
   * @param more keys of the configuration for this process alone
   */
  GatewayProcess startGateway(String instance, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.put("gateway.port", "0");
    return new GatewayProcess(start(instance, List.of("gateway"), all));
  }

  /** Starts a worker of the embedding, which may run tasks one at a time. */
  StageProcess startWorker() {
    return start("worker", List.of("work", "--stage", "embedding", "--threads", "1"), Map.of());
  }

  /** Starts the bridges of the configuration. */
  StageProcess startBridges() {
    return startBridges("bridges");
  }

  /** Starts the bridges of the configuration, of which others may run. */
  StageProcess startBridges(String instance) {
    return start(instance, List.of("bridge"), Map.of());
  }

  private StageProcess start(String instance, List<String> arguments, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("state.directory", state(instance).toString());
    all.putAll(more);
    String log = "%02d-%s.log".formatted(processes.size() + 1, instance);
    StageProcess process = StageProcess.start(arguments, all, logs, log);
    processes.add(process);
    return process;
  }

  /** Runs a command of the command line in this process. */
  CommandRun command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    settings.forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
    return CommandRun.of(logs, Map.of(), "", all.toArray(String[]::new));
  }

  /** Counts enriched records until the trial ends. */
  EnrichedTail tail() {
    EnrichedTail tail = EnrichedTail.start(consumerProperties(), topics().enriched());
    clients.add(tail);
    return tail;
  }

  /** Messages, ready to be sent. */
  Feed feed(List<Input> inputs) {
    Feed feed =
        Feed.of(cluster.bootstrapServers(), topics().messages(), serdes().serializers(), inputs);
    clients.add(feed);
    return feed;
  }

  /** All processes gone, all clients closed. */
  @Override
  public void close() {
    processes.forEach(StageProcess::close);
    for (AutoCloseable client : clients) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close a client of trial " + name, e);
      }
    }
  }

  /** Prints the end of each process's log, to which those that run then add a thread dump. */
  void showLogs() {
    processes.forEach(process -> process.showLog(SHOWN_LINES));
  }
}
