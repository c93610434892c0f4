package io.anabranch.gateway;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.operation.Cancellation;
import io.anabranch.schema.Enriched;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the enriched record of a message by its id: it is on the message's partition, and not older
 * than the message. What is looked through is bounded, by 20,000 records and two seconds. To be
 * used by one thread.
 */
final class EnrichedLookup implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST_RECORDS = 20_000;

  /** How far the clocks of two brokers may differ. */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  private final Topics topics;
  private final int partitions;
  private final RecentRecords recent;
  private final Consumer<byte[], byte[]> consumer;
  private final RecordDecoder decoder;

  /** What is found of a message. */
  sealed interface Result {}

  /** Its record. */
  record Found(Enriched enriched) implements Result {}

  /** It is in its topic, and has no record yet that could be found. */
  record Pending() implements Result {}

  /** There is no such message, or no longer. */
  record Missing() implements Result {}

  EnrichedLookup(Connection connection, int partitions, RecentRecords recent) {
    this.topics = new Topics(connection.config().topics());
    this.partitions = partitions;
    this.recent = recent;
    consumer = connection.seekingConsumer();
    decoder = connection.decoder();
  }

  /**
   * Looks for a message's record: where it last came by, or else the first complete one since the
   * message was written, or a partial one.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  Result find(MessageId id) {
    Optional<RecentRecords.Place> place = recent.find(id.toString());
    Optional<Enriched> found =
        place.isPresent() ? read(place.get().partition(), place.get().offset()) : scan(id);
    if (found.isPresent()) {
      return new Found(found.get());
    }
    return isThere(id) ? new Pending() : new Missing();
  }

  private Optional<Enriched> read(int number, long offset) {
    TopicPartition partition = new TopicPartition(topics.enriched(), number);
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset
            ? new FeedRecord(record, decoder).enriched()
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Enriched> scan(MessageId id) {
    TopicPartition partition = new TopicPartition(topics.enriched(), id.partition() % partitions);
    consumer.assign(List.of(partition));
    long from = Math.max(0, id.timestamp() - CLOCKS.toMillis());
    OffsetAndTimestamp begin = consumer.offsetsForTimes(Map.of(partition, from)).get(partition);
    if (begin == null) {
      return Optional.empty();
    }
    consumer.seek(partition, begin.offset());
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    int seen = 0;
    Optional<Enriched> partial = Optional.empty();
    while (consumer.position(partition) < end
        && seen < MOST_RECORDS
        && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        seen++;
        FeedRecord read = new FeedRecord(record, decoder);
        if (read.id().equals(Optional.of(id.toString()))) {
          if (read.isComplete()) {
            return read.enriched();
          }
          partial = read.enriched();
        }
      }
    }
    return partial;
  }

  /** Whether the topic of messages has it; one of a foreign topic is not looked for. */
  private boolean isThere(MessageId id) {
    if (!id.topic().equals(topics.messages())) {
      return false;
    }
    TopicPartition partition = new TopicPartition(id.topic(), id.partition());
    if (id.partition() >= partitions) {
      return false;
    }
    consumer.assign(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    if (id.offset() < first || id.offset() >= end) {
      return false;
    }
    consumer.seek(partition, id.offset());
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == id.offset() && record.timestamp() == id.timestamp();
      }
    }
    return false;
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(
        () -> {
          consumer.close();
          decoder.close();
        });
  }
}
