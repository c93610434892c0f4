package io.anabranch.app;

import io.anabranch.processor.Results;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** How long recent results took since their message, by the brokers' clocks. */
final class RecentLatency {

  private static final int RECORDS = 100;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<Object> deserializer;
  private final Map<String, Known> known = new HashMap<>();

  private record Known(long records, Optional<Duration> median) {}

  /** Reads through a consumer that is used for nothing else meanwhile. */
  RecentLatency(Consumer<byte[], byte[]> consumer, Deserializer<Object> deserializer) {
    this.consumer = consumer;
    this.deserializer = deserializer;
  }

  /**
   * Median over about the last 100 records of a topic of results, evenly from its partitions.
   * Records that cannot be decoded do not count.
   */
  Optional<Duration> median(String topic, TopicOffsets offsets) {
    long end = offsets.of(Set.of(topic)).stream().mapToLong(offsets::end).sum();
    Known before = known.get(topic);
    if (before == null || before.records() != end) {
      before = new Known(end, median(latencies(offsets.of(Set.of(topic)), offsets)));
      known.put(topic, before);
    }
    return before.median();
  }

  static Optional<Duration> median(List<Long> millis) {
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(millis.stream().sorted().toList().get((millis.size() - 1) / 2)));
  }

  private List<Long> latencies(Set<TopicPartition> partitions, TopicOffsets offsets) {
    List<Long> latencies = new ArrayList<>();
    consumer.assign(partitions);
    int each = (RECORDS + partitions.size()) / Math.max(1, partitions.size());
    for (TopicPartition partition : partitions) {
      consumer.seek(
          partition, Math.max(offsets.earliest(partition), offsets.end(partition) - each));
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline
        && partitions.stream().anyMatch(p -> consumer.position(p) < offsets.end(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        latency(record).ifPresent(latencies::add);
      }
    }
    return latencies;
  }

  private Optional<Long> latency(ConsumerRecord<byte[], byte[]> record) {
    try {
      return deserializer.deserialize(record.topic(), record.value())
              instanceof SpecificRecord result
          ? Optional.of(record.timestamp() - Results.source(result).getTimestamp().toEpochMilli())
          : Optional.empty();
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }
}
