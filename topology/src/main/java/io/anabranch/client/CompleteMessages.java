package io.anabranch.client;

import io.anabranch.cluster.Connection;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.assembly.EnrichedHeaders;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Follows which messages become complete from now on, by the headers of their enriched records. To
 * be used by one thread.
 */
public final class CompleteMessages implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;

  private CompleteMessages(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Begins at the end of the topic of enriched records.
   *
   * @throws io.anabranch.operation.OperationException if there is no such topic
   */
  public static CompleteMessages open(Connection connection) throws InterruptedException {
    List<TopicPartition> partitions =
        connection.partitions(new Topics(connection.config().topics()).enriched());
    Consumer<byte[], byte[]> consumer = connection.consumer();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new CompleteMessages(consumer);
  }

  /** Ids of messages of which a complete record has come; one may come again. */
  public List<String> poll(Duration longest) {
    List<String> ids = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(longest)) {
      if (EnrichedStatus.COMPLETE.name().equals(header(record, EnrichedHeaders.STATUS))) {
        ids.add(header(record, EnrichedHeaders.ID));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
