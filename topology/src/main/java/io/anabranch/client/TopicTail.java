package io.anabranch.client;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.RecordId;
import io.anabranch.operation.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all partitions of a topic from a place on, without a group, and goes on with what comes. To
 * be used by one thread.
 */
public final class TopicTail implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private final Map<TopicPartition, Long> ends;

  /**
   * Reads from where a consumer stands.
   *
   * @param consumer closed with this
   * @param decoder closed with this
   * @param ends offsets after what counts as the last records
   */
  TopicTail(
      Consumer<byte[], byte[]> consumer, RecordDecoder decoder, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.ends = Map.copyOf(ends);
  }

  /**
   * Begins to read.
   *
   * @throws io.anabranch.operation.OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason
   */
  public static TopicTail open(Connection connection, String topic, StartOffset start)
      throws InterruptedException {
    List<TopicPartition> partitions = connection.partitions(topic);
    Consumer<byte[], byte[]> consumer = connection.consumer();
    try {
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      start.seek(consumer);
      return new TopicTail(consumer, connection.decoder(), ends);
    } catch (RuntimeException e) {
      Cancellation.holdBackWhile(consumer::close);
      throw e;
    }
  }

  /**
   * The next records, in the order of each partition.
   *
   * @param wait how long to wait for the first one
   * @return none if none has come
   */
  public List<TopicRecord> poll(Duration wait) {
    List<TopicRecord> records = new ArrayList<>();
    consumer.poll(wait).forEach(record -> records.add(new TopicRecord(record, decoder)));
    return records;
  }

  /** Whether it has read all that was there when it was opened. */
  public boolean isAtEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Whether a record has come since this was opened. */
  public boolean isPastEnd(TopicRecord record) {
    RecordId id = record.id();
    return id.offset() >= ends.getOrDefault(new TopicPartition(id.topic(), id.partition()), 0L);
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(consumer::close);
    decoder.close();
  }
}
