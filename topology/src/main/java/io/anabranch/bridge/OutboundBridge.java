package io.anabranch.bridge;

import io.anabranch.bridge.BridgeCounters.Fate;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.operation.Cancellation;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.dependency.Backoff;
import io.anabranch.topology.dependency.Closing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every revision of enriched records to another broker. Bridges of one name share the
 * partitions; an offset is committed when the other broker has what is before it.
 */
final class OutboundBridge implements Bridge {

  private static final Logger LOG = LoggerFactory.getLogger(OutboundBridge.class);

  private static final Duration POLL = Duration.ofMillis(500);

  private final String name;
  private final BridgeSettings.Outbound settings;
  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final EnrichedReader reader;
  private final BridgeCounters counters;
  private final Closing closing = new Closing();
  private final Thread thread;
  private volatile boolean isClosed;
  private volatile @Nullable Consumer<byte[], byte[]> current;
  private volatile @Nullable String failure;

  /**
   * @param topic of enriched records
   * @param consumers opens those of the bridge's group
   * @param reader closed with this
   */
  OutboundBridge(
      String name,
      BridgeSettings.Outbound settings,
      String topic,
      Supplier<Consumer<byte[], byte[]>> consumers,
      EnrichedReader reader,
      BridgeCounters counters) {
    this.name = name;
    this.settings = settings;
    this.topic = topic;
    this.consumers = consumers;
    this.reader = reader;
    this.counters = counters;
    this.thread = new Thread(this::run, "bridge-" + name);
  }

  /** Begins. */
  void start() {
    thread.start();
  }

  private void run() {
    Backoff backoff = new Backoff();
    while (!isClosed) {
      Consumer<byte[], byte[]> consumer = consumers.get();
      try {
        current = consumer;
        consumer.subscribe(List.of(topic));
        while (!isClosed) {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
          failure = null;
          backoff = new Backoff();
          if (!records.isEmpty()) {
            deliver(consumer, records);
          }
        }
      } catch (WakeupException e) {
        LOG.debug("The bridge is closed: bridge={}", name);
      } catch (KafkaException e) {
        failure = "Kafka does not give records: " + e.getClass().getSimpleName();
        LOG.warn("A bridge waits: bridge={} reason={}", name, e.getMessage());
        closing.await(backoff.next());
      } catch (RuntimeException e) {
        failure = e.getClass().getSimpleName();
        LOG.error("A bridge waits: bridge={}", name, e);
        closing.await(backoff.next());
      } finally {
        Cancellation.holdBackWhile(consumer::close);
      }
    }
  }

  private void deliver(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    List<Crossing> left = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      outgoing(record).ifPresent(outgoing -> left.add(new Crossing(settings.sink(), outgoing)));
    }
    long nextPoll = System.nanoTime() + POLL.toNanos();
    while (!isClosed) {
      left.removeIf(this::isOver);
      if (left.isEmpty()) {
        commit(consumer);
        return;
      }
      left.get(left.size() - 1).awaitShortly();
      if (System.nanoTime() > nextPoll) {
        stayInGroup(consumer);
        nextPoll = System.nanoTime() + POLL.toNanos();
      }
    }
  }

  private boolean isOver(Crossing crossing) {
    Optional<RecordSink.Delivery> delivery = crossing.proceed();
    delivery.ifPresent(
        end ->
            counters.count(
                end == RecordSink.Delivery.UNROUTABLE ? Fate.UNROUTABLE : Fate.DELIVERED));
    return delivery.isPresent();
  }

  /** A consumer that does not poll loses its partitions. */
  private static void stayInGroup(Consumer<byte[], byte[]> consumer) {
    consumer.pause(consumer.assignment());
    var none = consumer.poll(Duration.ZERO);
    if (!none.isEmpty()) {
      none.partitions()
          .forEach(partition -> consumer.seek(partition, none.records(partition).get(0).offset()));
    }
    consumer.resume(consumer.paused());
  }

  private static void commit(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.commitSync();
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.debug("The partitions are another's now, which sends the records again");
    }
  }

  private Optional<OutgoingRecord> outgoing(ConsumerRecord<byte[], byte[]> record) {
    Backoff backoff = new Backoff();
    while (!isClosed) {
      try {
        return reader.read(record);
      } catch (UndecodableRecordException e) {
        LOG.warn(
            "A record is no enriched record: bridge={} partition={} offset={}",
            name,
            record.partition(),
            record.offset());
        return Optional.empty();
      } catch (SchemaRegistryUnavailableException e) {
        failure = "the schema registry does not answer";
        closing.await(backoff.next());
      }
    }
    throw new WakeupException();
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(failure).or(settings.sink()::trouble);
  }

  @Override
  public void close() {
    isClosed = true;
    closing.begin();
    Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    Cancellation.holdBackWhile(
        () -> {
          try {
            thread.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          settings.sink().close();
          reader.close();
        });
  }
}
