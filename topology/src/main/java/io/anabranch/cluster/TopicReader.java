package io.anabranch.cluster;

import io.anabranch.operation.Cancellation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads what topics hold at this moment, without keeping all of it in memory. */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final Consumer<byte[], byte[]> consumer;

  /** Reads through a consumer without a group, which is closed with this. */
  public TopicReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * What counts in a compacted topic: of each key the newest record, if that is no tombstone.
   *
   * @param summary what is kept of a record; nothing if it does not count
   * @return in the order of the records in their partitions
   * @throws TimeoutException if nothing comes for 30 seconds
   */
  public <T> List<T> newest(
      Collection<TopicPartition> partitions,
      Function<ConsumerRecord<byte[], byte[]>, Optional<T>> summary) {
    Map<@Nullable ByteBuffer, T> newest = new LinkedHashMap<>();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    poll(
        lastOffsets(partitions),
        record -> {
          ByteBuffer key = record.key() == null ? null : ByteBuffer.wrap(record.key());
          newest.remove(key);
          if (record.value() != null) {
            summary.apply(record).ifPresent(kept -> newest.put(key, kept));
          }
        });
    return List.copyOf(newest.values());
  }

  /**
   * Reads records of one partition again, in order. Those that are gone are left out.
   *
   * @throws TimeoutException if nothing comes for 30 seconds
   */
  public void read(
      TopicPartition partition,
      NavigableSet<Long> offsets,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
    if (offsets.isEmpty()) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, offsets.first());
    poll(
        Map.of(partition, offsets.last()),
        record -> {
          if (offsets.contains(record.offset())) {
            action.accept(record);
          }
        });
  }

  /**
   * Reads everything that a partition holds at this moment, in order.
   *
   * @throws TimeoutException if nothing comes for 30 seconds
   */
  public void read(
      TopicPartition partition,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
    List<TopicPartition> partitions = List.of(partition);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    poll(lastOffsets(partitions), action);
  }

  /**
   * Reads the records of one partition from an offset up to before another, in order.
   *
   * @throws TimeoutException if nothing comes for 30 seconds
   */
  public void read(
      TopicPartition partition,
      long from,
      long end,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
    if (from >= end) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    poll(
        Map.of(partition, end - 1),
        record -> {
          if (record.offset() < end) {
            action.accept(record);
          }
        });
  }

  /** One record, if its topic still has it. */
  public Optional<ConsumerRecord<byte[], byte[]>> find(TopicPartition partition, long offset) {
    List<PartitionInfo> known = consumer.partitionsFor(partition.topic());
    if (known == null || known.stream().noneMatch(p -> p.partition() == partition.partition())) {
      return Optional.empty();
    }
    List<TopicPartition> partitions = List.of(partition);
    long first = consumer.beginningOffsets(partitions).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(partitions).getOrDefault(partition, 0L);
    if (offset < first || offset >= end) {
      return Optional.empty();
    }
    AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    read(partition, new TreeSet<>(List.of(offset)), found::set);
    return Optional.ofNullable(found.get());
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(consumer::close);
  }

  private Map<TopicPartition, Long> lastOffsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> last = new LinkedHashMap<>();
    consumer.endOffsets(partitions).forEach((partition, end) -> last.put(partition, end - 1));
    return last;
  }

  /** Polls until the consumer is past the last offset of each partition. */
  private void poll(
      Map<TopicPartition, Long> last,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
    long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
    long before = remaining(last);
    while (before > 0) {
      consumer.poll(POLL).forEach(action);
      long now = remaining(last);
      if (now < before) {
        deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "no records of %s for %d s".formatted(last.keySet(), LONGEST_SILENCE.toSeconds()));
      }
      before = now;
    }
  }

  private long remaining(Map<TopicPartition, Long> last) {
    return last.entrySet().stream()
        .mapToLong(entry -> Math.max(0, entry.getValue() + 1 - consumer.position(entry.getKey())))
        .sum();
  }
}
