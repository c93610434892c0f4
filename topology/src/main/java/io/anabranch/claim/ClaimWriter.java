package io.anabranch.claim;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.operation.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Writes the messages of claims that have won, each in one transaction with its outcome, and fences
 * other owners. A transactional id is begun once and never again: after any doubt about a
 * transaction, its id is fenced like another's, and writing goes on under a new one. To be used by
 * one thread, but for {@link #add}.
 */
final class ClaimWriter implements AutoCloseable {

  private static final int BATCH = 256;
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final Connection connection;
  private final ClaimTopics topics;
  private final OnWritten onWritten;
  private final BiConsumer<LocalClaim, Exception> onTooLarge;
  private final ConcurrentLinkedQueue<Won> won = new ConcurrentLinkedQueue<>();
  private final Set<String> fenced = new HashSet<>();
  private Producer<byte[], Object> producer;
  private String owner;

  /** What is told of each message that is written. */
  @FunctionalInterface
  interface OnWritten {
    void written(LocalClaim local, long claimOffset, MessageId message);
  }

  private record Won(LocalClaim local, Claimant claimant) {}

  /**
   * @param onWritten told of each message, after its transaction has been committed
   * @param onTooLarge told of each message that the brokers do not take
   * @throws KafkaException if no transaction can be begun
   */
  ClaimWriter(
      Connection connection,
      ClaimTopics topics,
      OnWritten onWritten,
      BiConsumer<LocalClaim, Exception> onTooLarge) {
    this.connection = connection;
    this.topics = topics;
    this.onWritten = onWritten;
    this.onTooLarge = onTooLarge;
    owner = newOwner();
    producer = begin(owner);
  }

  /** The transactional id that it writes under. */
  String owner() {
    return owner;
  }

  /**
   * Has the message of a claim written by the next {@link #write}, unless {@link #renew} comes
   * before: the claim is that of an owner who may be fenced then.
   */
  void add(LocalClaim local, Claimant claimant) {
    won.add(new Won(local, claimant));
  }

  /**
   * Writes what has been added under the present owner.
   *
   * @throws KafkaException if it is not known whether all of it is written; {@link #renew} then
   */
  void write() throws InterruptedException {
    while (!won.isEmpty()) {
      List<Won> batch = new ArrayList<>();
      for (Won next = won.poll(); next != null; next = batch.size() < BATCH ? won.poll() : null) {
        batch.add(next);
      }
      batch.removeIf(next -> !next.claimant().owner().equals(owner));
      if (!batch.isEmpty()) {
        write(batch);
      }
    }
  }

  private void write(List<Won> batch) throws InterruptedException {
    try {
      commit(batch);
    } catch (KafkaException e) {
      if (!isTooLarge(e)) {
        throw e;
      }
      producer.abortTransaction();
      if (batch.size() == 1) {
        onTooLarge.accept(batch.get(0).local(), e);
      } else {
        for (Won alone : batch) {
          write(List.of(alone));
        }
      }
    }
  }

  /** A record that is too large fails its own call, or the one after it. */
  private static boolean isTooLarge(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return true;
      }
    }
    return false;
  }

  private void commit(List<Won> batch) throws InterruptedException {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent =
        batch.stream().map(next -> producer.send(next.local().record.toWrite())).toList();
    List<MessageId> written = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      MessageId message = id(get(sent.get(i)));
      written.add(message);
      var unused =
          producer.send(
              topics.outcome(batch.get(i).local(), batch.get(i).claimant().offset(), message));
    }
    producer.commitTransaction();
    for (int i = 0; i < batch.size(); i++) {
      Won next = batch.get(i);
      onWritten.written(next.local(), next.claimant().offset(), written.get(i));
    }
  }

  private static RecordMetadata get(Future<RecordMetadata> sent) throws InterruptedException {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  private static MessageId id(RecordMetadata metadata) {
    return new MessageId(
        metadata.topic(), metadata.partition(), metadata.offset(), metadata.timestamp());
  }

  /**
   * Ends what an owner has under way, and lets it write nothing any more.
   *
   * @throws KafkaException if that is not sure
   */
  void fence(String other) {
    if (fenced.contains(other)) {
      return;
    }
    Cancellation.holdBackWhile(() -> begin(other).close(Duration.ZERO));
    fenced.add(other);
  }

  /**
   * Goes on under a new transactional id; what was added is forgotten.
   *
   * @return the former one, which can write nothing any more
   * @throws KafkaException if that has not succeeded; to be called again then
   */
  String renew() {
    String former = owner;
    won.clear();
    Cancellation.holdBackWhile(() -> producer.close(Duration.ZERO));
    fence(former);
    String next = newOwner();
    producer = begin(next);
    owner = next;
    return former;
  }

  private Producer<byte[], Object> begin(String transactionalId) {
    Producer<byte[], Object> begun =
        connection.transactionalRecordProducer(transactionalId, SHORTLY);
    try {
      begun.initTransactions();
      return begun;
    } catch (RuntimeException e) {
      Cancellation.holdBackWhile(() -> begun.close(Duration.ZERO));
      throw e;
    }
  }

  private String newOwner() {
    return topics.topics().claims() + "." + UUID.randomUUID();
  }

  /** Waits up to 5 seconds for what is under way. */
  @Override
  public void close() {
    Cancellation.holdBackWhile(() -> producer.close(SHORTLY));
  }
}
