package io.anabranch.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What consumer groups have committed, and who is in them. */
public final class GroupOffsets {

  private GroupOffsets() {}

  /**
   * Offsets that a group has committed; none if there is no such group.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static Map<TopicPartition, Long> committed(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    try {
      admin
          .listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
          .partitionsToOffsetAndMetadata(group)
          .get()
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset.offset());
                }
              });
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    return committed;
  }

  /**
   * Members of a group, as {@code client id at host}, in order; none if there is no such group.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public static List<String> members(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(description -> description.members().stream())
          .map(member -> member.clientId() + " at " + member.host().replaceFirst("^/", ""))
          .sorted()
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  /**
   * Commits offsets for a group without members.
   *
   * @throws ExecutionException with Kafka's reason, for example that the group has members
   */
  public static void commit(Admin admin, String group, Map<TopicPartition, Long> offsets)
      throws InterruptedException, ExecutionException {
    admin
        .alterConsumerGroupOffsets(
            group,
            offsets.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))))
        .all()
        .get();
  }

  /**
   * Deletes a group that may be there.
   *
   * @throws ExecutionException with Kafka's reason, for example that the group has members
   */
  public static void delete(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
  }

  /**
   * Deletes what a group has committed on partitions that none of its members reads.
   *
   * @throws ExecutionException with Kafka's reason, for example that a member reads one
   */
  public static void delete(Admin admin, String group, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    admin.deleteConsumerGroupOffsets(group, partitions).all().get();
  }
}
