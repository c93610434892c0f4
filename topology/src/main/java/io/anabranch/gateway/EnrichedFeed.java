package io.anabranch.gateway;

import io.anabranch.client.StartOffset;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.operation.Cancellation;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of enriched records from its end on, all partitions, on a thread of its own, and
 * passes each record on undecoded. Thread-safe.
 */
public final class EnrichedFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EnrichedFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private final List<java.util.function.Consumer<FeedRecord>> listeners =
      new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::run, "enriched-feed");
  private volatile boolean isClosed;
  private volatile boolean isReading = true;

  private final List<Long> start;

  private EnrichedFeed(Consumer<byte[], byte[]> consumer, RecordDecoder decoder, List<Long> start) {
    this.consumer = consumer;
    this.decoder = decoder;
    this.start = start;
  }

  /**
   * Finds where the topic ends. What is written from now on is passed on, once {@link #start} is
   * called.
   *
   * @throws io.anabranch.operation.OperationException if there is no such topic
   */
  static EnrichedFeed open(Connection connection) throws InterruptedException {
    List<TopicPartition> partitions =
        connection.partitions(new Topics(connection.config().topics()).enriched());
    Consumer<byte[], byte[]> consumer = connection.consumer();
    try {
      consumer.assign(partitions);
      new StartOffset.End().seek(consumer);
      List<Long> start =
          partitions.stream()
              .sorted(Comparator.comparingInt(TopicPartition::partition))
              .map(consumer::position)
              .toList();
      return new EnrichedFeed(consumer, connection.decoder(), start);
    } catch (RuntimeException e) {
      Cancellation.holdBackWhile(consumer::close);
      throw e;
    }
  }

  void start() {
    thread.start();
  }

  /**
   * Passes on each record from now on.
   *
   * @param listener called on the feed's thread, which it must not hold up
   */
  public void add(java.util.function.Consumer<FeedRecord> listener) {
    listeners.add(listener);
  }

  /** Offsets from which it passes records on, by partition. */
  public List<Long> startOffsets() {
    return start;
  }

  /** Whether the last attempt to read has succeeded. */
  boolean isReading() {
    return isReading;
  }

  private void run() {
    while (!isClosed) {
      try {
        consumer.poll(POLL).forEach(this::pass);
        isReading = true;
      } catch (WakeupException e) {
        // Closed.
      } catch (KafkaException e) {
        isReading = false;
        LOG.warn("Enriched records cannot be read: reason={}", e.getMessage());
      }
    }
  }

  private void pass(ConsumerRecord<byte[], byte[]> record) {
    FeedRecord passed = new FeedRecord(record, decoder);
    for (java.util.function.Consumer<FeedRecord> listener : listeners) {
      try {
        listener.accept(passed);
      } catch (SchemaRegistryUnavailableException e) {
        LOG.warn("An enriched record cannot be decoded now: reason={}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error(
            "An enriched record cannot be passed on: partition={}, offset={}",
            record.partition(),
            record.offset(),
            e);
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
    consumer.wakeup();
    Cancellation.holdBackWhile(
        () -> {
          try {
            thread.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          consumer.close();
          decoder.close();
        });
  }
}
