package io.anabranch.topology.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The records that the polls of a stream thread returned and that its stage has not processed yet.
 *
 * <p>Records still go through the topology one by one: order, offsets and guarantees are those of a
 * stage without batches, and what is lost with the thread is computed again. Batches need no timer:
 * they grow by themselves when the stage falls behind.
 *
 * <p>Confined to a thread, because a stream thread polls and processes by turns.
 *
 * @param <T> Avro type of the result
 */
public final class LookAhead<T> {

  private final ThreadLocal<Map<TopicPartition, NavigableMap<Long, PolledRecord<T>>>> polled =
      ThreadLocal.withInitial(HashMap::new);

  /** Notes a record that a poll returned. */
  void note(ConsumerRecord<byte[], byte[]> record) {
    partition(new TopicPartition(record.topic(), record.partition()))
        .put(record.offset(), new PolledRecord<>(record));
  }

  /**
   * Takes a record whose turn it is, and forgets it and those before it. One of another timestamp
   * than the record that was noted at its offset is of a topic that was made again.
   */
  PolledRecord<T> take(Record<byte[], byte[]> record, RecordMetadata metadata) {
    NavigableMap<Long, PolledRecord<T>> noted =
        partition(new TopicPartition(metadata.topic(), metadata.partition()));
    PolledRecord<T> taken = noted.get(metadata.offset());
    noted.headMap(metadata.offset(), true).clear();
    return taken == null || taken.timestamp() != record.timestamp()
        ? PolledRecord.of(record, metadata)
        : taken;
  }

  /**
   * Records to compute next, those of the given partition first.
   *
   * @param size at most so many
   */
  List<PolledRecord<T>> next(TopicPartition first, int size) {
    List<PolledRecord<T>> batch = new ArrayList<>(size);
    addPending(partition(first), size, batch);
    polled
        .get()
        .forEach(
            (partition, noted) -> {
              if (!partition.equals(first)) {
                addPending(noted, size, batch);
              }
            });
    return batch;
  }

  /** Forgets the partitions of this number, which the thread processes no longer. */
  void forget(int number) {
    polled.get().keySet().removeIf(partition -> partition.partition() == number);
  }

  private NavigableMap<Long, PolledRecord<T>> partition(TopicPartition partition) {
    return polled.get().computeIfAbsent(partition, p -> new TreeMap<>());
  }

  private void addPending(Map<Long, PolledRecord<T>> noted, int size, List<PolledRecord<T>> batch) {
    for (PolledRecord<T> record : noted.values()) {
      if (batch.size() >= size) {
        return;
      }
      if (record.isPending()) {
        batch.add(record);
      }
    }
  }
}
