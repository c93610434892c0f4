package io.anabranch.client;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Waits for the enriched records of messages that are being sent. Opened before the first message,
 * it misses none. {@link #expect} may be called from any thread, the rest from one.
 */
public final class EnrichedWaiter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicTail tail;
  private final Consumer<Enriched> listener;
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Set<String> expected = new HashSet<>();

  /** Results that came before the broker's acknowledgement of their message. */
  private final Map<String, Enriched> early = new HashMap<>();

  /**
   * The newest results of messages that wait for a complete one, in the order in which they came.
   */
  private final Map<String, Enriched> partials = new LinkedHashMap<>();

  private boolean isSending = true;
  private long complete;
  private long failed;

  /**
   * Reads enriched records.
   *
   * @param tail closed with this
   */
  EnrichedWaiter(TopicTail tail, Consumer<Enriched> listener) {
    this.tail = tail;
    this.listener = listener;
  }

  /**
   * Begins at the end of the topic of enriched records.
   *
   * @param listener given one record a message: the complete one as it comes, or else the newest
   *     one when the time is up; on the thread that polls or waits
   * @throws io.anabranch.operation.OperationException if there is no topic of enriched records
   * @throws ClusterException with Kafka's reason
   */
  public static EnrichedWaiter open(Connection connection, Consumer<Enriched> listener)
      throws InterruptedException {
    String topic = new Topics(connection.config().topics()).enriched();
    return new EnrichedWaiter(TopicTail.open(connection, topic, new StartOffset.End()), listener);
  }

  /** Adds a message that the broker has taken. */
  public void expect(MessageId sent) {
    acknowledged.add(sent.toString());
  }

  /** Passes on what has come, without waiting. */
  public void poll() {
    poll(Duration.ZERO);
  }

  /**
   * Waits for the rest, after every message has been acknowledged.
   *
   * @return whether all are complete in time
   */
  public boolean await(Duration timeout) {
    isSending = false;
    long deadline = System.nanoTime() + timeout.toNanos();
    takeAcknowledged();
    early.clear();
    while (!expected.isEmpty() && System.nanoTime() < deadline) {
      poll(POLL);
    }
    partials.values().forEach(listener);
    return expected.isEmpty();
  }

  /** Messages whose complete result has come. */
  public long complete() {
    return complete;
  }

  /** Complete results in which a stage failed. */
  public long failed() {
    return failed;
  }

  /** Messages of which only a partial result has come. */
  public int partial() {
    return partials.size();
  }

  /** Messages without a result so far. */
  public int outstanding() {
    return expected.size() - partials.size();
  }

  @Override
  public void close() {
    tail.close();
  }

  private void poll(Duration timeout) {
    takeAcknowledged();
    for (TopicRecord record : tail.poll(timeout)) {
      try {
        if (record.value() instanceof Enriched enriched) {
          take(enriched);
        }
      } catch (UndecodableRecordException notOurs) {
        // Somebody else's record: the one that is waited for is still to come.
      }
    }
  }

  private void takeAcknowledged() {
    for (String id = acknowledged.poll(); id != null; id = acknowledged.poll()) {
      expected.add(id);
      Enriched enriched = early.remove(id);
      if (enriched != null) {
        take(enriched);
      }
    }
  }

  private void take(Enriched enriched) {
    String id = enriched.getId();
    if (!expected.contains(id)) {
      if (isSending) {
        early.merge(id, enriched, EnrichedWaiter::newer);
      }
    } else if (enriched.getStatus() == EnrichedStatus.PARTIAL) {
      partials.merge(id, enriched, EnrichedWaiter::newer);
    } else {
      expected.remove(id);
      partials.remove(id);
      complete++;
      failed += enriched.getFailed().isEmpty() ? 0 : 1;
      listener.accept(enriched);
    }
  }

  private static Enriched newer(Enriched known, Enriched found) {
    return found.getRevision() >= known.getRevision() ? found : known;
  }
}
