package io.anabranch.client;

import io.anabranch.cluster.Connection;
import io.anabranch.operation.Cancellation;
import io.anabranch.operation.OperationException;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Sends messages to their topic. Thread-safe. */
public final class MessageSender implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Producer<byte[], Object> producer;
  private final String topic;
  private final List<Header> headers;
  private final Consumer<MessageId> onAcknowledged;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Sends through a producer, which is closed with this. */
  MessageSender(
      Producer<byte[], Object> producer,
      String topic,
      Map<String, String> headers,
      Consumer<MessageId> onAcknowledged) {
    this.producer = producer;
    this.topic = topic;
    this.headers =
        headers.entrySet().stream()
            .<Header>map(header -> new RecordHeader(header.getKey(), utf8(header.getValue())))
            .toList();
    this.onAcknowledged = onAcknowledged;
  }

  /**
   * Prepares to send to the topic of messages of a pipeline.
   *
   * @param headers of every record, by name, in UTF-8
   * @param onAcknowledged told of each message that the broker has, on a thread of the producer
   */
  public static MessageSender open(
      Connection connection, Map<String, String> headers, Consumer<MessageId> onAcknowledged) {
    return new MessageSender(
        connection.producer(),
        new Topics(connection.config().topics()).messages(),
        headers,
        onAcknowledged);
  }

  /**
   * Hands over a message, and waits only if too many are on their way.
   *
   * @param key of the record; without one, Kafka chooses the partition
   * @throws OperationException if one before it could not be sent
   */
  public void send(@Nullable String key, Message message) {
    send(key, message, id -> {});
  }

  /**
   * The same, where one wants to know of this message.
   *
   * @param onThisAcknowledged told when the broker has it, on a thread of the producer
   * @throws OperationException if one before it could not be sent
   */
  public void send(@Nullable String key, Message message, Consumer<MessageId> onThisAcknowledged) {
    send(key, message, onThisAcknowledged, this::fail);
  }

  /**
   * The same, where one that is too large is no reason to end.
   *
   * @param onTooLarge told why, maybe on a thread of the producer
   * @throws OperationException if one before it could not be sent for another reason
   */
  public void sendUnlessTooLarge(
      @Nullable String key, Message message, Consumer<String> onTooLarge) {
    send(
        key,
        message,
        id -> {},
        error -> {
          if (error instanceof RecordTooLargeException) {
            onTooLarge.accept("too large: " + error.getMessage());
          } else {
            fail(error);
          }
        });
  }

  private void send(
      @Nullable String key,
      Message message,
      Consumer<MessageId> onThisAcknowledged,
      Consumer<Exception> onFailure) {
    requireNoFailure();
    var unused =
        producer.send(
            new ProducerRecord<>(topic, null, key == null ? null : utf8(key), message, headers),
            (metadata, error) -> {
              if (error != null) {
                onFailure.accept(error);
                return;
              }
              acknowledged.incrementAndGet();
              MessageId id =
                  new MessageId(
                      metadata.topic(),
                      metadata.partition(),
                      metadata.offset(),
                      metadata.timestamp());
              onAcknowledged.accept(id);
              onThisAcknowledged.accept(id);
            });
  }

  private void fail(Exception error) {
    failure.compareAndSet(null, error);
  }

  /**
   * Waits until the broker has all messages.
   *
   * @throws OperationException if it has not taken one of them
   */
  public void flush() {
    producer.flush();
    requireNoFailure();
  }

  /** Messages that the broker has. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Waits up to 10 seconds for messages that are on their way. */
  @Override
  public void close() {
    Cancellation.holdBackWhile(() -> producer.close(CLOSE_LIMIT));
  }

  private void requireNoFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw new OperationException(
          "topic '%s' did not take a message, after %d that it took: %s"
              .formatted(topic, acknowledged.get(), error.getMessage()),
          error);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
