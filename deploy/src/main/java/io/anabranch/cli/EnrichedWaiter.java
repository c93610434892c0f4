package io.anabranch.cli;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.serde.SchemaRegistryUnavailableException;
import io.anabranch.topology.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Waits for the enriched records of messages that are being sent. Opened before the first message,
 * it misses none. {@link #expect} may be called from any thread, the rest from one.
 */
final class EnrichedWaiter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<Object> deserializer;
  private final java.util.function.Consumer<Enriched> printer;
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Set<String> expected = new HashSet<>();

  /** Results that came before the broker's acknowledgement of their message. */
  private final Map<String, Enriched> early = new HashMap<>();

  private boolean isSending = true;
  private long complete;
  private long partial;

  /** Begins at the end of the topic of enriched records. */
  EnrichedWaiter(Connection connection, java.util.function.Consumer<Enriched> printer)
      throws InterruptedException, ExecutionException {
    this.printer = printer;
    this.deserializer = connection.deserializer();
    var partitions = connection.partitions(new Topics(connection.config().topics()).enriched());
    this.consumer = connection.consumer();
    consumer.assign(partitions);
    new StartOffset.End().seek(consumer);
  }

  /** Adds a message that the broker has taken. */
  void expect(RecordMetadata sent) {
    acknowledged.add(sent.topic() + "-" + sent.partition() + "-" + sent.offset());
  }

  /** Passes on what has come, without waiting. */
  void poll() {
    poll(Duration.ZERO);
  }

  /**
   * Waits for the rest, after every message has been acknowledged.
   *
   * @return whether all came in time
   */
  boolean await(Duration timeout) {
    isSending = false;
    long deadline = System.nanoTime() + timeout.toNanos();
    takeAcknowledged();
    early.clear();
    while (!expected.isEmpty() && System.nanoTime() < deadline) {
      poll(POLL);
    }
    return expected.isEmpty();
  }

  long complete() {
    return complete;
  }

  long partial() {
    return partial;
  }

  /** Messages without a result so far. */
  int outstanding() {
    return expected.size();
  }

  @Override
  public void close() {
    Interruption.holdBackWhile(consumer::close);
  }

  private void poll(Duration timeout) {
    takeAcknowledged();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(timeout)) {
      try {
        if (deserializer.deserialize(record.topic(), record.value()) instanceof Enriched enriched) {
          take(enriched);
        }
      } catch (SchemaRegistryUnavailableException e) {
        throw e;
      } catch (SerializationException notOurs) {
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
    if (expected.remove(enriched.getId())) {
      if (enriched.getStatus() == EnrichedStatus.PARTIAL) {
        partial++;
      } else {
        complete++;
      }
      printer.accept(enriched);
    } else if (isSending) {
      early.put(enriched.getId(), enriched);
    }
  }
}
