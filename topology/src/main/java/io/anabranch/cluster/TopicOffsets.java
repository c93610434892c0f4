package io.anabranch.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the partitions of topics begin and end. Topics that the cluster does not have have no
 * partitions.
 *
 * @param earliest first offset of each partition
 * @param end offset after the last committed record
 */
public record TopicOffsets(Map<TopicPartition, Long> earliest, Map<TopicPartition, Long> end) {

  public TopicOffsets {
    earliest = Map.copyOf(earliest);
    end = Map.copyOf(end);
  }

  /**
   * Asks the cluster.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static TopicOffsets read(Admin admin, Collection<String> topics)
      throws InterruptedException, ExecutionException {
    Set<String> present = admin.listTopics().names().get();
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics.stream().filter(present::contains).distinct().toList())
        .allTopicNames()
        .get()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition()))));
    return new TopicOffsets(
        offsets(admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED),
        committed(admin, partitions));
  }

  /**
   * Offset after the last record of each partition, whether its transaction is over or not.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static Map<TopicPartition, Long> appended(
      Admin admin, Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    return offsets(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  /** Offset up to which readers of committed records are let. */
  static Map<TopicPartition, Long> committed(Admin admin, Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    return offsets(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
  }

  /**
   * First offset from a time on, of the partitions that have one.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static Map<TopicPartition, Long> since(
      Admin admin, Instant time, Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    return from(
        admin, partitions.stream().collect(Collectors.toMap(p -> p, p -> time.toEpochMilli())));
  }

  /**
   * First offset from a time of its own on, of the partitions that have one.
   *
   * @param times in milliseconds
   * @throws ExecutionException with Kafka's reason
   */
  public static Map<TopicPartition, Long> from(Admin admin, Map<TopicPartition, Long> times)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    times.forEach(
        (partition, time) -> specs.put(partition, OffsetSpec.forTimestamp(Math.max(0, time))));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(specs)
        .all()
        .get()
        .forEach(
            (partition, found) -> {
              if (found.offset() >= 0) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  /** Records that a topic holds; what transactions and compaction leave counts as well. */
  public long records(String topic) {
    return end.keySet().stream()
        .filter(partition -> partition.topic().equals(topic))
        .mapToLong(partition -> end(partition) - earliest(partition))
        .sum();
  }

  /** Records that were written to a topic, whether it still holds them or not. */
  public long written(String topic) {
    return of(Set.of(topic)).stream().mapToLong(this::end).sum();
  }

  /** Records that a group has read, of those that the topics still hold. */
  public long read(Set<String> topics, Map<TopicPartition, Long> committed) {
    return of(topics).stream()
        .mapToLong(partition -> position(partition, committed) - earliest(partition))
        .sum();
  }

  /** Records that a group has still to read. */
  public long lag(Set<String> topics, Map<TopicPartition, Long> committed) {
    return of(topics).stream()
        .mapToLong(partition -> end(partition) - position(partition, committed))
        .sum();
  }

  /** The partitions of topics. */
  public Set<TopicPartition> of(Set<String> topics) {
    return end.keySet().stream()
        .filter(partition -> topics.contains(partition.topic()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** First offset of a partition. */
  public long earliest(TopicPartition partition) {
    return earliest.getOrDefault(partition, 0L);
  }

  /** Offset after the last committed record of a partition. */
  public long end(TopicPartition partition) {
    return end.getOrDefault(partition, 0L);
  }

  /** Where a group continues; ours begin at the earliest record. */
  public long position(TopicPartition partition, Map<TopicPartition, Long> committed) {
    long first = earliest(partition);
    return Math.min(
        Math.max(committed.getOrDefault(partition, first), first), Math.max(first, end(partition)));
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> spec)),
            new ListOffsetsOptions(isolation))
        .all()
        .get()
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }
}
