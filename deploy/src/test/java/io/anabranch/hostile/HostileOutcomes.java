package io.anabranch.hostile;

import io.anabranch.cluster.Connection;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.identity.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** What came out of the pipeline, by the id of the message. */
final class HostileOutcomes implements AutoCloseable {

  /** An enriched record, and the record that held it. */
  record Result(Enriched enriched, ConsumerRecord<byte[], byte[]> record) {}

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<Object> deserializer;
  private final Map<String, Result> enriched = new HashMap<>();
  private final Map<String, List<DeadLetter>> deadLetters = new HashMap<>();

  /** Reads both topics from their beginning. */
  HostileOutcomes(Connection connection) throws Exception {
    consumer = connection.consumer();
    deserializer = connection.deserializer();
    List<TopicPartition> partitions = new ArrayList<>(connection.partitions("support.enriched"));
    partitions.addAll(connection.partitions("support.dead-letters"));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what is new. */
  HostileOutcomes poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      Object value = deserializer.deserialize(record.topic(), record.value());
      if (value instanceof Enriched one) {
        enriched.merge(one.getId(), new Result(one, record), HostileOutcomes::newer);
      } else if (value instanceof DeadLetter letter) {
        deadLetters
            .computeIfAbsent(Sources.id(letter.getSource()), source -> new ArrayList<>())
            .add(letter);
      }
    }
    return this;
  }

  boolean isComplete(String id) {
    Result result = enriched.get(id);
    return result != null && result.enriched().getStatus() == EnrichedStatus.COMPLETE;
  }

  /** The enriched record of the highest revision. */
  Result result(String id) {
    Result result = enriched.get(id);
    if (result == null) {
      throw new IllegalArgumentException("no enriched record of " + id);
    }
    return result;
  }

  List<DeadLetter> deadLetters(String id) {
    return deadLetters.getOrDefault(id, List.of());
  }

  int deadLetters() {
    return deadLetters.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public void close() {
    consumer.close();
    deserializer.close();
  }

  private static Result newer(Result one, Result other) {
    return other.enriched().getRevision() >= one.enriched().getRevision() ? other : one;
  }
}
