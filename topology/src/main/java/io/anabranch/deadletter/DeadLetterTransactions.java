package io.anabranch.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Removes dead letters, and has records processed again, several letters in one transaction: each
 * letter is either dealt with or untouched.
 *
 * <p>In a transaction, all tombstones are on the broker before the first record to retry is sent:
 * if that fails again, its new letter comes after the tombstone of the old one.
 */
final class DeadLetterTransactions implements AutoCloseable {

  private static final int MOST_LETTERS = 500;
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> retries = new ArrayList<>();
  private final Set<TopicPartition> written = new HashSet<>();
  private long bytes;
  private long committed;

  /**
   * Takes over from whoever used the producer's transactional id before: letters that are read from
   * now on are not being dealt with by another.
   *
   * @param producer closed with this
   */
  DeadLetterTransactions(Producer<byte[], byte[]> producer) {
    this.producer = producer;
    producer.initTransactions();
  }

  /**
   * Deals with a letter, in this transaction or, when it is full, in the next.
   *
   * @param letter as read from its topic
   * @throws ProducerFencedException if another has taken over
   * @throws KafkaException if the transaction has failed: what {@link #committed} counts is done,
   *     and nothing else
   */
  void add(ConsumerRecord<byte[], byte[]> letter, DeadLetterAction fate) {
    if (fate instanceof DeadLetterAction.Refusal) {
      return;
    }
    tombstones.add(new ProducerRecord<>(letter.topic(), letter.partition(), letter.key(), null));
    if (fate instanceof DeadLetterAction.Retry retry) {
      retries.add(retry.record());
      bytes += retry.record().value().length;
    }
    if (tombstones.size() >= MOST_LETTERS || bytes >= MOST_BYTES) {
      commit();
    }
  }

  /**
   * Commits what has been added.
   *
   * @throws KafkaException as {@link #add}
   */
  void commit() {
    if (tombstones.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    try {
      send(tombstones);
      producer.flush();
      send(retries);
      producer.commitTransaction();
    } catch (RuntimeException e) {
      abort(e);
      throw e;
    }
    committed += tombstones.size();
    tombstones.clear();
    retries.clear();
    bytes = 0;
  }

  /** Letters that are dealt with for good. */
  long committed() {
    return committed;
  }

  /** Partitions on which readers may for a moment not see what has been committed. */
  public Set<TopicPartition> written() {
    return Set.copyOf(written);
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    for (ProducerRecord<byte[], byte[]> record : records) {
      written.add(new TopicPartition(record.topic(), record.partition()));
      // What goes wrong with it fails the commit.
      var unused = producer.send(record);
    }
  }

  /** Without this the broker aborts, but only after {@code transaction.timeout.ms}. */
  private void abort(RuntimeException reason) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      producer.abortTransaction();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
