package io.anabranch.topology.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records that the polls of a stream thread returned and that its stage has not processed yet,
 * with the results computed for them ahead of their turn.
 *
 * <p>Records still go through the topology one by one: order, offsets and guarantees are those of a
 * stage without batches, and what is lost with the thread is computed again. Batches need no timer:
 * they grow by themselves when the stage falls behind.
 *
 * <p>Confined to a thread, because a stream thread polls and processes by turns.
 *
 * @param <R> what is computed for a record
 */
public final class LookAhead<R> {

  private record Entry<R>(
      ConsumerRecord<byte[], byte[]> record, @Nullable R result, boolean apart) {}

  private final ThreadLocal<Map<TopicPartition, NavigableMap<Long, Entry<R>>>> entries =
      ThreadLocal.withInitial(HashMap::new);

  /** Notes a record that a poll returned. */
  void note(ConsumerRecord<byte[], byte[]> record) {
    partition(new TopicPartition(record.topic(), record.partition()))
        .put(record.offset(), new Entry<>(record, null, false));
  }

  /**
   * Takes the result computed for a record, and forgets it and those before it.
   *
   * @param timestamp of the record, which tells it from that of a topic that was made again
   */
  @Nullable R take(TopicPartition partition, long offset, long timestamp) {
    NavigableMap<Long, Entry<R>> noted = partition(partition);
    Entry<R> entry = noted.get(offset);
    noted.headMap(offset, true).clear();
    return entry == null || Math.max(0, entry.record().timestamp()) != timestamp
        ? null
        : entry.result();
  }

  /** Keeps a result until its record's turn, if the record is still noted. */
  void keep(ConsumerRecord<byte[], byte[]> record, R result) {
    partition(new TopicPartition(record.topic(), record.partition()))
        .computeIfPresent(
            record.offset(), (offset, entry) -> new Entry<>(record, result, entry.apart()));
  }

  /** Keeps a record out of further batches: one that it was in has failed. */
  void setApart(ConsumerRecord<byte[], byte[]> record) {
    partition(new TopicPartition(record.topic(), record.partition()))
        .computeIfPresent(
            record.offset(), (offset, entry) -> new Entry<>(record, entry.result(), true));
  }

  /** Whether a record, not yet taken, is to be computed alone. */
  boolean isApart(TopicPartition partition, long offset) {
    Entry<R> entry = partition(partition).get(offset);
    return entry != null && entry.apart();
  }

  /**
   * Records to compute next, those of the given partition first, without those set apart.
   *
   * @param size at most so many
   */
  List<ConsumerRecord<byte[], byte[]>> next(TopicPartition first, int size) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(size);
    addPending(partition(first), size, batch);
    entries
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
    entries.get().keySet().removeIf(partition -> partition.partition() == number);
  }

  private NavigableMap<Long, Entry<R>> partition(TopicPartition partition) {
    return entries.get().computeIfAbsent(partition, p -> new TreeMap<>());
  }

  private static <R> void addPending(
      Map<Long, Entry<R>> noted, int size, List<ConsumerRecord<byte[], byte[]>> batch) {
    for (Entry<R> entry : noted.values()) {
      if (batch.size() >= size) {
        return;
      }
      if (entry.result() == null && !entry.apart()) {
        batch.add(entry.record());
      }
    }
  }
}
