package io.anabranch.cli.produce;

import io.anabranch.cli.consume.StartOffset;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.Interruption;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /**
   * The newest results of messages that wait for a complete one, in the order in which they came.
   */
  private final Map<String, Enriched> partials = new LinkedHashMap<>();

  private boolean isSending = true;
  private long complete;

  /**
   * Reads through a consumer from where it stands.
   *
   * @param consumer closed with this
   * @param printer given one record a message: the complete one as it comes, or else the newest one
   *     when the time is up
   */
  EnrichedWaiter(
      Consumer<byte[], byte[]> consumer,
      Deserializer<Object> deserializer,
      java.util.function.Consumer<Enriched> printer) {
    this.consumer = consumer;
    this.deserializer = deserializer;
    this.printer = printer;
  }

  /** Begins at the end of the topic of enriched records. */
  static EnrichedWaiter open(Connection connection, java.util.function.Consumer<Enriched> printer)
      throws InterruptedException, ExecutionException {
    var partitions = connection.partitions(new Topics(connection.config().topics()).enriched());
    Consumer<byte[], byte[]> consumer = connection.consumer();
    consumer.assign(partitions);
    new StartOffset.End().seek(consumer);
    return new EnrichedWaiter(consumer, connection.deserializer(), printer);
  }

  /** Adds a message that the broker has taken. */
  void expect(RecordMetadata sent) {
    acknowledged.add(Sources.id(sent.topic(), sent.partition(), sent.offset(), sent.timestamp()));
  }

  /** Passes on what has come, without waiting. */
  void poll() {
    poll(Duration.ZERO);
  }

  /**
   * Waits for the rest, after every message has been acknowledged.
   *
   * @return whether all are complete in time
   */
  boolean await(Duration timeout) {
    isSending = false;
    long deadline = System.nanoTime() + timeout.toNanos();
    takeAcknowledged();
    early.clear();
    while (!expected.isEmpty() && System.nanoTime() < deadline) {
      poll(POLL);
    }
    partials.values().forEach(printer);
    return expected.isEmpty();
  }

  long complete() {
    return complete;
  }

  /** Messages of which only a partial result has come. */
  int partial() {
    return partials.size();
  }

  /** Messages without a result so far. */
  int outstanding() {
    return expected.size() - partials.size();
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
      printer.accept(enriched);
    }
  }

  private static Enriched newer(Enriched known, Enriched found) {
    return found.getRevision() >= known.getRevision() ? found : known;
  }
}
