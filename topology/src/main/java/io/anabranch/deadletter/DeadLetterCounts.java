package io.anabranch.deadletter;

import io.anabranch.cluster.BoundedPoll;
import io.anabranch.cluster.TopicOffsets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts dead letters by application, out of their keys ({@code application-source}). Each update
 * reads what came since the last one.
 */
public final class DeadLetterCounts {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String OTHER = "";

  private final Consumer<byte[], byte[]> consumer;
  private final List<String> applications;
  private final Map<String, String> applicationByKey = new HashMap<>();

  /** Reads through a consumer that is used for nothing else. */
  public DeadLetterCounts(Consumer<byte[], byte[]> consumer, Collection<String> applications) {
    this.consumer = consumer;
    this.applications =
        applications.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /**
   * Reads on to the end of the topic, for up to 5 seconds: of a very long topic the counts catch up
   * with the next updates.
   */
  public void update(String topic, TopicOffsets offsets) {
    Set<TopicPartition> partitions = offsets.of(Set.of(topic));
    if (!consumer.assignment().equals(partitions)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      applicationByKey.clear();
    }
    BoundedPoll.toEnd(consumer, offsets, LIMIT, this::add);
  }

  /** Dead letters of an application that are there under different keys. */
  public long of(String application) {
    return applicationByKey.values().stream().filter(application::equals).count();
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      applicationByKey.remove(key);
    } else {
      applicationByKey.put(key, application(key));
    }
  }

  private String application(String key) {
    return applications.stream()
        .filter(name -> key.startsWith(name + "-"))
        .findFirst()
        .orElse(OTHER);
  }
}
