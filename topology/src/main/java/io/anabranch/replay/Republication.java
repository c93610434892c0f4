package io.anabranch.replay;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.TopicReader;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks the join, by its topic of retries, to write again what it holds of messages. */
final class Republication {

  private static final int REQUESTS_A_TRANSACTION = 1_000;

  /** No value is needed, but without one a record would be a tombstone. */
  private static final byte[] NO_VALUE = new byte[0];

  private final Connection connection;
  private final String topic;

  Republication(Connection connection, Topics topics) {
    this.connection = connection;
    this.topic = topics.retry(ApplicationId.JOIN);
  }

  /**
   * Asks for one record of each message in these partitions of contents.
   *
   * @throws org.apache.kafka.common.KafkaException if a broker refuses it
   */
  void request(List<PartitionReplay> partitions) {
    try (Producer<byte[], byte[]> producer = connection.transactionalProducer(topic);
        TopicReader reader = new TopicReader(connection.consumer())) {
      producer.initTransactions();
      for (PartitionReplay partition : partitions) {
        request(partition, reader, producer);
      }
    }
  }

  private void request(
      PartitionReplay partition, TopicReader reader, Producer<byte[], byte[]> producer) {
    Set<Source> asked = new HashSet<>();
    List<ProducerRecord<byte[], byte[]>> requests = new ArrayList<>();
    reader.read(
        partition.partition(),
        partition.from(),
        partition.position(),
        record -> {
          source(record)
              .filter(asked::add)
              .ifPresent(source -> requests.add(request(source, record)));
          if (requests.size() == REQUESTS_A_TRANSACTION) {
            send(requests, producer);
          }
        });
    send(requests, producer);
  }

  private static Optional<Source> source(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? Optional.empty() : ResultHeaders.source(record.headers());
  }

  private ProducerRecord<byte[], byte[]> request(
      Source source, ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        topic, record.partition(), record.key(), NO_VALUE, RetryTopic.republish(source));
  }

  private static void send(
      List<ProducerRecord<byte[], byte[]>> requests, Producer<byte[], byte[]> producer) {
    if (requests.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    for (ProducerRecord<byte[], byte[]> request : requests) {
      // What goes wrong with it fails the commit.
      var unused = producer.send(request);
    }
    producer.commitTransaction();
    requests.clear();
  }
}
