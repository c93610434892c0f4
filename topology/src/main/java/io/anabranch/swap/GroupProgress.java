package io.anabranch.swap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What the group of a stage has committed.
 *
 * @param current offsets on the topic that the stage reads
 * @param former offsets on topics that it has read with an implementation of other needs
 */
record GroupProgress(Map<TopicPartition, Long> current, Map<TopicPartition, Long> former) {

  GroupProgress {
    current = Map.copyOf(current);
    former = Map.copyOf(former);
  }

  /**
   * Splits what a group has committed.
   *
   * @param retry topic of what the stage is to process once more, whatever its implementation
   */
  static GroupProgress of(Map<TopicPartition, Long> committed, String input, String retry) {
    Map<TopicPartition, Long> current = new HashMap<>();
    Map<TopicPartition, Long> former = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(input)) {
            current.put(partition, offset);
          } else if (!partition.topic().equals(retry)) {
            former.put(partition, offset);
          }
        });
    return new GroupProgress(current, former);
  }

  /** Whether the stage has never processed anything. */
  boolean isNew() {
    return current.isEmpty() && former.isEmpty();
  }

  /** Whether the stage has begun with the topic that it reads. */
  boolean hasBegun() {
    return !current.isEmpty();
  }

  /** Former offsets of the partition numbers that have none on the current topic yet. */
  Map<TopicPartition, Long> pending() {
    Set<Integer> begun =
        current.keySet().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    return former.entrySet().stream()
        .filter(entry -> !begun.contains(entry.getKey().partition()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
