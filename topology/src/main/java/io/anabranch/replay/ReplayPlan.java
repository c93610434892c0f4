package io.anabranch.replay;

import io.anabranch.topology.pipeline.ApplicationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What a replay is going to do.
 *
 * @param partitions of the inputs of the applications that are set back
 */
public record ReplayPlan(ReplayScope scope, List<PartitionReplay> partitions) {

  public ReplayPlan {
    partitions = List.copyOf(partitions);
  }

  /**
   * Makes the plan.
   *
   * @param facts of the partitions of the input of each application that is set back, by its name
   */
  static ReplayPlan of(
      ReplayScope scope,
      Map<String, ? extends Collection<PartitionFacts>> facts,
      ReplayStart start) {
    return new ReplayPlan(
        scope,
        scope.resets().stream()
            .flatMap(
                flow ->
                    Objects.requireNonNull(facts.get(flow.application())).stream()
                        .sorted(Comparator.comparingInt(f -> f.partition().partition()))
                        .map(f -> PartitionReplay.of(flow.application(), f, start)))
            .toList());
  }

  /**
   * Makes the plan of writing enriched records again.
   *
   * @param facts of the partitions of the topic that the messages come with
   */
  static ReplayPlan ofRepublication(
      ReplayScope scope, Collection<PartitionFacts> facts, ReplayStart start) {
    return new ReplayPlan(
        scope,
        facts.stream()
            .sorted(Comparator.comparingInt(f -> f.partition().partition()))
            .map(f -> PartitionReplay.of(ApplicationId.JOIN, f, start))
            .toList());
  }

  /** Records that are processed again by the applications that are set back. */
  public long records() {
    return partitions.stream().mapToLong(PartitionReplay::records).sum();
  }

  /** Records that are processed again by one of them. */
  public long records(String application) {
    return partitions.stream()
        .filter(partition -> partition.application().equals(application))
        .mapToLong(PartitionReplay::records)
        .sum();
  }

  /** Records of which the join no longer holds the message. */
  public long tooOld() {
    return partitions.stream().mapToLong(PartitionReplay::tooOld).sum();
  }

  /** Whether records were asked for that a topic no longer holds. */
  public boolean isCut() {
    return partitions.stream().anyMatch(PartitionReplay::isCut);
  }

  /** Offsets that the group of each application that is set back is given. */
  public Map<String, Map<TopicPartition, Long>> offsets() {
    return partitions.stream()
        .collect(
            Collectors.groupingBy(
                PartitionReplay::application,
                TreeMap::new,
                Collectors.toMap(PartitionReplay::partition, PartitionReplay::from)));
  }
}
