package io.anabranch.status;

import io.anabranch.cluster.BoundedPoll;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.processor.Results;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.topology.record.ResultHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<String, Long> ends = new HashMap<>();
  private final Map<String, Optional<Duration>> medians = new HashMap<>();

  /** Reads through a consumer that is used for nothing else meanwhile. */
  RecentLatency(Consumer<byte[], byte[]> consumer, Deserializer<Object> deserializer) {
    this.consumer = consumer;
    this.deserializer = deserializer;
  }

  /**
   * Reads about the last 100 records of each topic that has grown, evenly from its partitions, for
   * up to 2 seconds. Records that cannot be decoded do not count.
   */
  void update(Collection<String> topics, TopicOffsets offsets) {
    Map<String, List<Long>> latencies = new HashMap<>();
    for (String topic : topics) {
      long end = offsets.written(topic);
      if (!Objects.equals(ends.put(topic, end), end)) {
        latencies.put(topic, new ArrayList<>());
      }
    }
    read(latencies, offsets);
    latencies.forEach((topic, millis) -> medians.put(topic, median(millis)));
  }

  /** Median of a topic of results; empty if there are none. */
  Optional<Duration> median(String topic) {
    return medians.getOrDefault(topic, Optional.empty());
  }

  static Optional<Duration> median(List<Long> millis) {
    return millis.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(millis.stream().sorted().toList().get((millis.size() - 1) / 2)));
  }

  private void read(Map<String, List<Long>> latencies, TopicOffsets offsets) {
    Set<TopicPartition> partitions = offsets.of(latencies.keySet());
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      int ofTopic = offsets.of(Set.of(partition.topic())).size();
      long first = offsets.end(partition) - (RECORDS + ofTopic - 1) / ofTopic;
      consumer.seek(partition, Math.max(offsets.earliest(partition), first));
    }
    BoundedPoll.toEnd(
        consumer,
        offsets,
        LIMIT,
        record -> {
          List<Long> ofTopic = latencies.get(record.topic());
          if (ofTopic != null) {
            latency(record).ifPresent(ofTopic::add);
          }
        });
  }

  private Optional<Long> latency(ConsumerRecord<byte[], byte[]> record) {
    return source(record).map(source -> record.timestamp() - source.getTimestamp().toEpochMilli());
  }

  /** What a result is of, or the record of another topic that a message was made of. */
  private Optional<Source> source(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (!(deserializer.deserialize(record.topic(), record.value())
          instanceof SpecificRecord result)) {
        return Optional.empty();
      }
      return result instanceof Message
          ? ResultHeaders.source(record.headers())
          : Optional.of(Results.source(result));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }
}
