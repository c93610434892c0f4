package io.anabranch.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions that readers of committed records wait for. A commit returns before the broker has
 * marked it on every partition, so that a transaction may be open for a moment after its commit.
 */
public final class OpenTransactions {

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(20);

  private OpenTransactions() {}

  /**
   * Waits until readers of committed records are let past everything that partitions hold at this
   * moment. What is appended meanwhile is not waited for.
   *
   * @return false if a transaction is still open when the time is up
   * @throws ExecutionException with Kafka's reason
   */
  public static boolean awaitEnd(
      Admin admin, Collection<TopicPartition> partitions, Duration timeout)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<TopicPartition, Long> goals = new HashMap<>(TopicOffsets.appended(admin, partitions));
    while (true) {
      Map<TopicPartition, Long> readable = TopicOffsets.committed(admin, goals.keySet());
      goals
          .entrySet()
          .removeIf(goal -> readable.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
      if (goals.isEmpty()) {
        return true;
      }
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
  }
}
