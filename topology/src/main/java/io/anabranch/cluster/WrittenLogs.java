package io.anabranch.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What has been written to a cluster, over all topics but Kafka's own.
 *
 * @param records in all partitions, whether they are still held or not; markers of transactions
 *     count as well
 * @param bytes of the logs, over all replicas; what was deleted or compacted is not in it
 */
public record WrittenLogs(long records, long bytes) {

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
          return new WrittenLogs(
              TopicOffsets.appended(admin, partitions).values().stream()
                  .mapToLong(Long::longValue)
                  .sum(),
              bytes(folders, Set.copyOf(partitions)));
        });
  }

  private static long bytes(
      Collection<Map<String, LogDirDescription>> folders, Set<TopicPartition> partitions) {
    return folders.stream()
        .flatMap(ofNode -> ofNode.values().stream())
        .flatMap(folder -> folder.replicaInfos().entrySet().stream())
        .filter(replica -> partitions.contains(replica.getKey()))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }
}
