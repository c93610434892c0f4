package io.anabranch.peer.enrichment;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.client.MessageSender;
import io.anabranch.client.StartOffset;
import io.anabranch.client.TopicRecord;
import io.anabranch.client.TopicTail;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.DevCluster;
import io.anabranch.devcluster.DevClusterConfig;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.Resources;
import io.anabranch.processor.checklists.evaluation.ChecklistFile;
import io.anabranch.schema.Enriched;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The dev cluster, with the topics that a peer uses and the demo's checklists. */
public final class PeerCluster implements AutoCloseable {

  private static final String PREFIX = "peer.";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Resources resources;
  private final DevCluster cluster;
  private final Connection connection;

  private PeerCluster(Resources resources, DevCluster cluster, Connection connection) {
    this.resources = resources;
    this.cluster = cluster;
    this.connection = connection;
  }

  /** Starts it. Nothing is left running if that fails. */
  public static PeerCluster start() throws InterruptedException {
    try (Resources resources = new Resources()) {
      DevCluster cluster = resources.add(DevCluster.start(DevClusterConfig.isolated()));
      AnabranchConfig config =
          AnabranchConfig.from(
              Map.of(
                  "kafka.bootstrap.servers",
                  cluster.bootstrapServers(),
                  "schema.registry.url",
                  cluster.schemaRegistryUrl(),
                  "topics.prefix",
                  PREFIX,
                  "topics.partitions",
                  "2"));
      Connection connection = resources.add(Connection.open(config));
      Pipeline pipeline = Pipeline.load(config);
      TopicSetup topics = TopicSetup.of(connection);
      topics.apply(topics.plan(pipeline), pipeline);
      var unused =
          new ChecklistTopic(connection)
              .load(
                  new ChecklistLoadRequest(
                      ChecklistFile.read(Distribution.ofLauncher().checklists()), false));
      return new PeerCluster(resources.release(), cluster, connection);
    }
  }

  /** Parameters of a peer that works here. */
  public Map<String, Object> parameters() {
    return Map.of(
        "bootstrapServers", cluster.bootstrapServers(),
        "schemaRegistryUrl", cluster.schemaRegistryUrl(),
        "prefix", PREFIX,
        "models", Distribution.ofLauncher().models().toString(),
        "threads", 2);
  }

  /** Sends messages of the demo, up to a count. */
  public void send(int count) throws IOException {
    try (MessageSender sender = MessageSender.open(connection, Map.of(), id -> {})) {
      for (MappedMessage message :
          DemoMessages.repeat(DemoMessages.read(Distribution.ofLauncher().messages()), count)) {
        sender.send(message.key(), message.message());
      }
      sender.flush();
    }
  }

  /**
   * Waits for as many enriched messages.
   *
   * @return the records by their ids; fewer if they do not come in two minutes
   */
  public Map<String, Enriched> awaitEnriched(int count) throws InterruptedException {
    Map<String, Enriched> enriched = new HashMap<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (TopicTail tail =
        TopicTail.open(connection, PREFIX + "enriched", new StartOffset.Start())) {
      while (enriched.size() < count && System.nanoTime() < deadline) {
        for (TopicRecord record : tail.poll(Duration.ofMillis(100))) {
          if (record.value() instanceof Enriched value) {
            enriched.put(value.getId(), value);
          }
        }
      }
    }
    return enriched;
  }

  @Override
  public void close() {
    resources.close();
  }
}
