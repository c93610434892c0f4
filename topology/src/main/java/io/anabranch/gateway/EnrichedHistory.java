package io.anabranch.gateway;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.operation.Cancellation;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads enriched records again. To be used by one thread. */
public final class EnrichedHistory implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;

  EnrichedHistory(Connection connection) {
    topic = new Topics(connection.config().topics()).enriched();
    consumer = connection.consumer();
    decoder = connection.decoder();
  }

  /** What is given the records that are read. */
  @FunctionalInterface
  public interface Reader {

    /**
     * Takes a record.
     *
     * @return whether to read on
     */
    boolean take(FeedRecord record) throws InterruptedException;
  }

  /**
   * Reads all partitions from offsets up to before others, or until the reader wants no more. What
   * the topic no longer holds is left out.
   *
   * @param from by partition
   * @param end by partition
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public void read(List<Long> from, List<Long> end, Reader reader) throws InterruptedException {
    List<TopicPartition> left = new ArrayList<>();
    IntStream.range(0, from.size())
        .filter(number -> from.get(number) < end.get(number))
        .forEach(number -> left.add(new TopicPartition(topic, number)));
    consumer.assign(left);
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(left);
    left.forEach(
        partition ->
            consumer.seek(
                partition,
                Math.max(firsts.getOrDefault(partition, 0L), from.get(partition.partition()))));
    while (!isPast(left, end)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end.get(record.partition())
            && !reader.take(new FeedRecord(record, decoder))) {
          return;
        }
      }
    }
  }

  private boolean isPast(List<TopicPartition> partitions, List<Long> end) {
    return partitions.stream().allMatch(p -> consumer.position(p) >= end.get(p.partition()));
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(
        () -> {
          consumer.close();
          decoder.close();
        });
  }
}
