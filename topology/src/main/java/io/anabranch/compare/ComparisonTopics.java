package io.anabranch.compare;

import io.anabranch.cluster.TopicOffsets;
import io.anabranch.replay.ReplayStart;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * What a comparison reads, and where it writes.
 *
 * @param stage whose shadow is to run
 * @param input topic that the candidate reads
 * @param ranges of its partitions; none if there is no such topic
 * @param output topic of the candidate's results, whose name is that of its group as well
 */
public record ComparisonTopics(
    String stage, String input, List<ComparisonRange> ranges, String output) {

  public ComparisonTopics {
    ranges = List.copyOf(ranges);
  }

  /**
   * Of what the input holds now; changes nothing.
   *
   * @throws ExecutionException with Kafka's reason
   */
  static ComparisonTopics of(
      Admin admin, String stage, String input, String output, ReplayStart start)
      throws InterruptedException, ExecutionException {
    TopicOffsets offsets = TopicOffsets.read(admin, Set.of(input));
    Collection<TopicPartition> partitions = offsets.of(Set.of(input));
    Map<TopicPartition, Long> since =
        start instanceof ReplayStart.Since from
            ? TopicOffsets.since(admin, from.time(), partitions)
            : Map.of();
    return new ComparisonTopics(
        stage,
        input,
        partitions.stream()
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .map(
                partition -> {
                  long end = offsets.end(partition);
                  return ComparisonRange.of(
                      partition,
                      start,
                      offsets.earliest(partition),
                      end,
                      Math.min(end, since.getOrDefault(partition, end)));
                })
            .toList(),
        output);
  }

  /** Whether there is something to read from. */
  public boolean hasInput() {
    return !ranges.isEmpty();
  }

  /** Records that the candidate reads. */
  public long records() {
    return ranges.stream().mapToLong(ComparisonRange::records).sum();
  }

  /** Whether records were asked for that the input no longer holds. */
  public boolean isCut() {
    return ranges.stream().anyMatch(ComparisonRange::isCut);
  }

  /** Where the candidate begins. */
  Map<TopicPartition, Long> from() {
    return ranges.stream()
        .collect(Collectors.toMap(ComparisonRange::partition, ComparisonRange::from));
  }

  /**
   * How many of the records have been read.
   *
   * @param committed offsets of the group of the candidate
   */
  long read(Map<TopicPartition, Long> committed) {
    return ranges.stream()
        .mapToLong(
            range -> {
              long position = committed.getOrDefault(range.partition(), range.from());
              return Math.min(Math.max(position, range.from()), range.end()) - range.from();
            })
        .sum();
  }
}
