package io.anabranch.intake.sample;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.TopicReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The newest records of a topic. */
public final class TopicSample {

  private TopicSample() {}

  /**
   * Reads some, from all partitions alike as far as they hold enough.
   *
   * @param size at most so many
   * @return the oldest first
   * @throws io.anabranch.operation.OperationException if there is no such topic
   */
  public static List<SampledRecord> read(Connection connection, String topic, int size)
      throws InterruptedException {
    List<TopicPartition> partitions = connection.partitions(topic);
    Consumer<byte[], byte[]> consumer = connection.consumer();
    try (TopicReader reader = new TopicReader(consumer)) {
      Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<SampledRecord> sample = new ArrayList<>();
      shares(starts, ends, size)
          .forEach(
              (partition, share) -> {
                long end = ends.getOrDefault(partition, 0L);
                reader.read(
                    partition, end - share, end, record -> sample.add(SampledRecord.of(record)));
              });
      sample.sort(Comparator.comparingLong(SampledRecord::timestamp));
      return sample;
    }
  }

  /** How many records to read of each partition. */
  private static Map<TopicPartition, Long> shares(
      Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, int size) {
    Map<TopicPartition, Long> held = new HashMap<>();
    ends.forEach((partition, end) -> held.put(partition, end - starts.getOrDefault(partition, 0L)));
    List<TopicPartition> smallestFirst = new ArrayList<>(held.keySet());
    smallestFirst.sort(Comparator.comparingLong(partition -> held.getOrDefault(partition, 0L)));
    Map<TopicPartition, Long> shares = new HashMap<>();
    long left = size;
    for (int i = 0; i < smallestFirst.size(); i++) {
      TopicPartition partition = smallestFirst.get(i);
      int others = smallestFirst.size() - i;
      long share = Math.min(held.getOrDefault(partition, 0L), (left + others - 1) / others);
      shares.put(partition, share);
      left -= share;
    }
    return shares;
  }
}
