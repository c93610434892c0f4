package io.anabranch.cluster;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads on to what was the end of some partitions, but not for longer than it may. */
public final class BoundedPoll {

  private static final Duration POLL = Duration.ofMillis(100);

  private BoundedPoll() {}

  /**
   * Reads from where a consumer stands on all partitions that it is assigned.
   *
   * @param offsets which say where the partitions end
   * @param limit how long at most; the next call goes on where this one ends
   * @param action given each record, in the order of its partition
   */
  public static void toEnd(
      Consumer<byte[], byte[]> consumer,
      TopicOffsets offsets,
      Duration limit,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline
        && consumer.assignment().stream().anyMatch(p -> consumer.position(p) < offsets.end(p))) {
      consumer.poll(POLL).forEach(action);
    }
  }
}
