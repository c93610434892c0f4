package io.anabranch.claim;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.operation.Cancellation;
import io.anabranch.operation.OperationException;
import io.anabranch.schema.Claim;
import io.anabranch.schema.ClaimOutcome;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of claims and outcomes from their start, and goes on, on a thread of its own.
 */
final class ClaimReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimReader.class);

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration START = Duration.ofMinutes(5);

  /** Something that it has read. */
  sealed interface Read {}

  /** A claim. */
  record Claimed(ClaimKey key, Claimant claimant, long timestamp) implements Read {}

  /** An outcome. */
  record Settled(ClaimKey key, long claimOffset, long content, MessageId message, long timestamp)
      implements Read {}

  /** No claim of an owner counts any more that comes after. */
  record Refused(int partition, String owner) implements Read {}

  /** Nor do those before, as all outcomes of the owner have been read. */
  record PutAside(int partition, String owner) implements Read {}

  private record Awaited(PutAside aside, long goal) {}

  private final Connection connection;
  private final ClaimTopics topics;
  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;
  private final java.util.function.Consumer<Read> onRead;
  private final Runnable onTick;
  private final List<Awaited> awaited = new ArrayList<>();
  private final CountDownLatch atEnd = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "claims-reader");
  private Map<TopicPartition, Long> ends = Map.of();
  private volatile boolean isClosed;

  /**
   * @param onRead given everything, on the reader's thread
   * @param onTick run several times a second, on the reader's thread
   */
  ClaimReader(
      Connection connection,
      ClaimTopics topics,
      java.util.function.Consumer<Read> onRead,
      Runnable onTick) {
    this.connection = connection;
    this.topics = topics;
    this.onRead = onRead;
    this.onTick = onTick;
    consumer = connection.consumer();
    decoder = connection.decoder();
  }

  /**
   * Begins, and waits until it has read what is there.
   *
   * @throws OperationException if that takes longer than five minutes
   */
  void start() throws InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    partitions.addAll(connection.partitions(topics.topics().claims()));
    partitions.addAll(connection.partitions(topics.topics().claimOutcomes()));
    ends = ClusterCall.translate(() -> TopicOffsets.appended(connection.admin(), partitions));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread.start();
    if (!atEnd.await(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new OperationException(
          "'%s' has not been read within %d minutes"
              .formatted(topics.topics().claims(), START.toMinutes()));
    }
  }

  private void run() {
    while (!isClosed) {
      try {
        consumer.poll(POLL).forEach(this::read);
        lookAtAwaited();
        if (atEnd.getCount() > 0 && isAtEnd()) {
          atEnd.countDown();
        }
        onTick.run();
      } catch (WakeupException e) {
        // Closed.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (KafkaException | ClusterException e) {
        LOG.warn("Claims cannot be read: reason={}", e.getMessage());
      }
    }
  }

  private boolean isAtEnd() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    Object value = decode(record);
    if (value instanceof Claim claim) {
      if (claim.getKey() == null) {
        await(new PutAside(record.partition(), claim.getOwner()));
      } else if (ClaimKey.is(claim.getKey())) {
        onRead.accept(
            new Claimed(
                ClaimKey.of(claim.getKey()),
                new Claimant(claim.getOwner(), record.offset(), claim.getContent()),
                record.timestamp()));
      }
    } else if (value instanceof ClaimOutcome outcome && ClaimKey.is(outcome.getKey())) {
      onRead.accept(
          new Settled(
              ClaimKey.of(outcome.getKey()),
              outcome.getClaimOffset(),
              outcome.getContent(),
              MessageId.of(outcome.getSource()),
              record.timestamp()));
    }
  }

  /** The value of a record, as soon as the registry says what it is; null if it is none of ours. */
  private @Nullable Object decode(ConsumerRecord<byte[], byte[]> record) {
    while (true) {
      try {
        return decoder.decode(record.topic(), record.value());
      } catch (UndecodableRecordException notOurs) {
        return null;
      } catch (SchemaRegistryUnavailableException e) {
        LOG.warn("Claims wait for the schema registry: reason={}", e.getMessage());
        if (isClosed || !pause()) {
          return null;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void await(PutAside aside) {
    onRead.accept(new Refused(aside.partition(), aside.owner()));
    awaited.add(new Awaited(aside, -1));
  }

  /** Passes on what waits for the outcomes that were there when it was read. */
  private void lookAtAwaited() throws InterruptedException {
    if (awaited.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> goals = new HashMap<>();
    if (awaited.stream().anyMatch(waiting -> waiting.goal() < 0)) {
      goals.putAll(
          ClusterCall.translate(
              () ->
                  TopicOffsets.appended(
                      connection.admin(),
                      awaited.stream().map(w -> outcomes(w.aside())).distinct().toList())));
    }
    for (int i = 0; i < awaited.size(); i++) {
      Awaited waiting = awaited.get(i);
      if (waiting.goal() < 0) {
        awaited.set(
            i, new Awaited(waiting.aside(), goals.getOrDefault(outcomes(waiting.aside()), 0L)));
      }
    }
    Iterator<Awaited> all = awaited.iterator();
    while (all.hasNext()) {
      Awaited waiting = all.next();
      if (consumer.position(outcomes(waiting.aside())) >= waiting.goal()) {
        all.remove();
        onRead.accept(waiting.aside());
      }
    }
  }

  private TopicPartition outcomes(PutAside aside) {
    return new TopicPartition(topics.topics().claimOutcomes(), aside.partition());
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
