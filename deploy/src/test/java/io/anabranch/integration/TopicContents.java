package io.anabranch.integration;

import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the topics of a pipeline hold at this moment, and how far its groups are. Both go by their
 * names without the prefix.
 */
record TopicContents(Connection connection) {

  static final int PARTITIONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Sends messages, number {@code i} to partition {@code i} modulo 6. */
  void send(int from, int count) throws Exception {
    try (Producer<byte[], Object> producer = connection.producer()) {
      for (int i = from; i < from + count; i++) {
        Message message = Message.newBuilder().setText("message " + i).build();
        byte[] key = ("customer-" + i % 7).getBytes(StandardCharsets.UTF_8);
        producer.send(record(i % PARTITIONS, key, message)).get();
      }
    }
  }

  /**
   * Sends one record.
   *
   * @param message null for a tombstone
   */
  void send(int partition, byte[] key, @Nullable Message message) throws Exception {
    try (Producer<byte[], Object> producer = connection.producer()) {
      producer.send(record(partition, key, message)).get();
    }
  }

  private ProducerRecord<byte[], Object> record(
      int partition, byte[] key, @Nullable Message message) {
    return new ProducerRecord<>(name("messages"), partition, key, message);
  }

  /** Waits until the records that count are complete, of so many messages. */
  void awaitComplete(int messages) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                newest().values().stream()
                        .filter(enriched -> enriched.getStatus() == EnrichedStatus.COMPLETE)
                        .count()
                    == messages);
  }

  /** The record of each message that counts, by its id. */
  Map<String, Enriched> newest() {
    Map<String, Enriched> newest = new TreeMap<>();
    for (SpecificRecord record : read("enriched")) {
      Enriched enriched = (Enriched) record;
      newest.merge(
          enriched.getId(),
          enriched,
          (older, newer) -> newer.getRevision() >= older.getRevision() ? newer : older);
    }
    return newest;
  }

  /** All values of a topic but tombstones, in the order of each partition. */
  List<SpecificRecord> read(String topic) {
    List<SpecificRecord> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(connection.consumer());
        Deserializer<Object> deserializer = connection.deserializer()) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        reader.read(
            new TopicPartition(name(topic), partition),
            record -> {
              if (record.value() != null) {
                records.add(
                    (SpecificRecord) deserializer.deserialize(record.topic(), record.value()));
              }
            });
      }
    }
    return records;
  }

  /** Number of records that a topic has had. */
  long end(String topic) throws Exception {
    TopicOffsets offsets = TopicOffsets.read(connection.admin(), Set.of(name(topic)));
    return offsets.end().values().stream().mapToLong(end -> end).sum();
  }

  /** Offsets that a group has committed, summed over partitions. */
  long committed(String group) throws Exception {
    return GroupOffsets.committed(connection.admin(), name(group)).values().stream()
        .mapToLong(offset -> offset)
        .sum();
  }

  private String name(String name) {
    return connection.config().topics().prefix() + name;
  }
}
