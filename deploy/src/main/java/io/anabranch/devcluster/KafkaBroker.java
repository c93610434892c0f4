package io.anabranch.devcluster;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One Kafka node that is broker and controller, with topics of one replica. */
final class KafkaBroker {
  private static final String NAME = "kafka";
  private static final String LOGBACK = "io/anabranch/devcluster/broker-logback.xml";

  private KafkaBroker() {}

  static ServiceSpec spec(
      DevClusterFiles files, ClusterFolder cluster, int port, int controllerPort) {
    Path folder = cluster.folder(NAME);
    Path data = folder.resolve("data");
    Path properties = folder.resolve("server.properties");
    write(settings(data, port, controllerPort), properties);
    return new ServiceSpec(
        "Kafka broker",
        port,
        files.kafkaClassPath(),
        List.of("-Xms64m", "-Xmx512m", "-Dlogback.configurationFile=" + LOGBACK),
        List.of(BrokerMain.class.getName(), properties.toString(), data.toString()),
        Map.of(),
        folder,
        cluster.log(NAME),
        // The broker opens its port as the last step of its start.
        () -> Ports.accepts(port));
  }

  private static Map<String, String> settings(Path data, int port, int controllerPort) {
    String controller = Ports.HOST + ":" + controllerPort;
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        // Everything is allowed until somebody adds an ACL, as one may to try one out.
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        Map.entry("allow.everyone.if.no.acl.found", "true"),
        Map.entry(
            "listeners", "PLAINTEXT://" + Ports.HOST + ":" + port + ",CONTROLLER://" + controller),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("controller.quorum.voters", "1@" + controller),
        Map.entry("log.dirs", data.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
        Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
        // The default, 128 MiB, would be a quarter of the heap.
        Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20)),
        // A killed broker may come back once its former registration has expired.
        Map.entry("broker.session.timeout.ms", "1500"),
        Map.entry("broker.heartbeat.interval.ms", "300"));
  }

  private static void write(Map<String, String> settings, Path file) {
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new DevClusterException("Cannot write " + file + ". Is the disk full?", e);
    }
  }
}
