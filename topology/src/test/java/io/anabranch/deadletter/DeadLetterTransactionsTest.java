package io.anabranch.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTransactionsTest {

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
  private final DeadLetterTransactions transactions = new DeadLetterTransactions(producer);

  @AfterEach
  void close() {
    transactions.close();
  }

  @Test
  void shouldRemoveAllLettersBeforeTheFirstRecordIsRetried() {
    transactions.add(letter("pos-a-0-1", 0), retry("retry.pos", 0));
    transactions.add(letter("pos-a-3-2", 3), new DeadLetterAction.Discard());
    transactions.add(letter("pos-a-3-3", 3), retry("retry.pos", 3));
    transactions.add(letter("pos-a-3-4", 3), new DeadLetterAction.Refusal("too often"));
    assertThat(producer.history()).isEmpty();

    transactions.commit();

    assertThat(sent())
        .containsExactly(
            "letters/0 pos-a-0-1 null",
            "letters/3 pos-a-3-2 null",
            "letters/3 pos-a-3-3 null",
            "retry.pos/0 key value",
            "retry.pos/3 key value");
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.flushed()).isTrue();
    assertThat(transactions.committed()).isEqualTo(3);
    assertThat(transactions.written())
        .containsExactlyInAnyOrder(
            new TopicPartition("letters", 0),
            new TopicPartition("letters", 3),
            new TopicPartition("retry.pos", 0),
            new TopicPartition("retry.pos", 3));
  }

  @Test
  void shouldLeaveNothingHalfDoneIfTransactionFails() {
    transactions.add(letter("pos-a-0-1", 0), retry("retry.pos", 0));
    producer.commitTransactionException = new KafkaException("disk full");

    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(transactions::commit)
        .withMessage("disk full");

    assertThat(producer.transactionAborted()).isTrue();
    assertThat(producer.history()).isEmpty();
    assertThat(transactions.committed()).isZero();
  }

  @Test
  void shouldAbortEvenIfInterrupted() {
    transactions.add(letter("pos-a-0-1", 0), retry("retry.pos", 0));
    producer.commitTransactionException = new KafkaException("interrupted");
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(KafkaException.class).isThrownBy(transactions::commit);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(producer.transactionAborted()).isTrue();
  }

  @Test
  void shouldCommitInTransactionsThatDoNotGrowWithTheNumberOfLetters() {
    for (int i = 0; i < 1_201; i++) {
      transactions.add(letter("pos-a-0-" + i, 0), retry("retry.pos", 0));
    }
    assertThat(transactions.committed()).isEqualTo(1_000);

    transactions.commit();
    transactions.commit();

    assertThat(transactions.committed()).isEqualTo(1_201);
    assertThat(producer.commitCount()).isEqualTo(3);
    assertThat(producer.history()).hasSize(2_402);
  }

  @Test
  void shouldCommitBeforeLargeRecordsFillTheMemory() {
    byte[] large = new byte[4_000_000];
    for (int i = 0; i < 5; i++) {
      transactions.add(
          letter("pos-a-0-" + i, 0),
          new DeadLetterAction.Retry(new ProducerRecord<>("retry.pos", 0, null, large)));
    }

    assertThat(transactions.committed()).isEqualTo(5);
  }

  private List<String> sent() {
    return producer.history().stream()
        .map(
            record ->
                "%s/%d %s %s"
                    .formatted(
                        record.topic(),
                        record.partition(),
                        new String(record.key(), UTF_8),
                        record.value() == null ? null : new String(record.value(), UTF_8)))
        .toList();
  }

  private static ConsumerRecord<byte[], byte[]> letter(String key, int partition) {
    return new ConsumerRecord<>("letters", partition, 0, key.getBytes(UTF_8), new byte[] {1});
  }

  private static DeadLetterAction retry(String topic, int partition) {
    return new DeadLetterAction.Retry(
        new ProducerRecord<>(topic, partition, "key".getBytes(UTF_8), "value".getBytes(UTF_8)));
  }
}
