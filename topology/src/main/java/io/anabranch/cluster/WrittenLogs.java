package io.anabranch.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What has been written to a cluster, to all topics but Kafka's own.
 *
 * @param topics by their names
 */
public record WrittenLogs(Map<String, Log> topics) {

  /**
   * What has been written to a topic.
   *
   * @param records in all partitions, whether they are still held or not; markers of transactions
   *     count as well
   * @param bytes of the logs, over all replicas; what was deleted or compacted is not in it
   */
  public record Log(long records, long bytes) {

    static final Log NOTHING = new Log(0, 0);

    private Log plus(Log other) {
      return new Log(records + other.records, bytes + other.bytes);
    }

    private Log minus(Log other) {
      return new Log(records - other.records, bytes - other.bytes);
    }
  }

  public WrittenLogs {
    topics = Map.copyOf(topics);
  }

  /**
   * Asks every broker.
   *
   * @throws ClusterException with Kafka's reason
   */
  public static WrittenLogs read(Connection connection) throws InterruptedException {
    return ClusterCall.translate(
        () -> {
          Admin admin = connection.admin();
          Set<String> topics = admin.listTopics().names().get();
          List<TopicPartition> partitions =
              admin.describeTopics(topics).allTopicNames().get().values().stream()
                  .flatMap(
                      topic ->
                          topic.partitions().stream()
                              .map(info -> new TopicPartition(topic.name(), info.partition())))
                  .toList();
          Collection<Node> nodes = admin.describeCluster().nodes().get();
          Collection<Map<String, LogDirDescription>> folders =
              admin
                  .describeLogDirs(nodes.stream().map(Node::id).toList())
                  .allDescriptions()
                  .get()
                  .values();
          Map<String, Log> logs = new HashMap<>();
          TopicOffsets.appended(admin, partitions)
              .forEach(
                  (partition, records) ->
                      logs.merge(partition.topic(), new Log(records, 0), Log::plus));
          addBytes(logs, folders);
          return new WrittenLogs(logs);
        });
  }

  /** To all topics together. */
  public Log sum() {
    return topics.values().stream().reduce(Log.NOTHING, Log::plus);
  }

  /** What was written since an earlier reading. */
  public WrittenLogs since(WrittenLogs before) {
    Map<String, Log> since = new HashMap<>();
    topics.forEach(
        (topic, log) ->
            since.put(topic, log.minus(before.topics.getOrDefault(topic, Log.NOTHING))));
    return new WrittenLogs(since);
  }

  private static void addBytes(
      Map<String, Log> logs, Collection<Map<String, LogDirDescription>> folders) {
    folders.stream()
        .flatMap(ofNode -> ofNode.values().stream())
        .flatMap(folder -> folder.replicaInfos().entrySet().stream())
        .forEach(
            replica ->
                logs.computeIfPresent(
                    replica.getKey().topic(),
                    (topic, log) -> log.plus(new Log(0, replica.getValue().size()))));
  }
}
