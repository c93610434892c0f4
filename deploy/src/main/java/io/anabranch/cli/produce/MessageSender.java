package io.anabranch.cli.produce;

import io.anabranch.cli.context.CommandFailedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Sends messages to their topic. */
final class MessageSender {

  private final Producer<byte[], Object> producer;
  private final String topic;
  private final List<Header> headers;
  private final @Nullable String key;
  private final Consumer<RecordMetadata> onAcknowledged;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Sends through a producer, which the caller closes.
   *
   * @param headers of every record
   * @param key of every record; otherwise that of the message, or a random one
   * @param onAcknowledged called from the producer's thread
   */
  MessageSender(
      Producer<byte[], Object> producer,
      String topic,
      List<Header> headers,
      @Nullable String key,
      Consumer<RecordMetadata> onAcknowledged) {
    this.producer = producer;
    this.topic = topic;
    this.headers = List.copyOf(headers);
    this.key = key;
    this.onAcknowledged = onAcknowledged;
  }

  /**
   * Hands over a message.
   *
   * @throws CommandFailedException if one before it could not be sent
   */
  void send(InputMessage message) {
    requireNoFailure();
    String chosen =
        key != null ? key : message.key() != null ? message.key() : UUID.randomUUID().toString();
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic, null, chosen.getBytes(StandardCharsets.UTF_8), message.message(), headers),
            (metadata, error) -> {
              if (error == null) {
                acknowledged.incrementAndGet();
                onAcknowledged.accept(metadata);
              } else {
                failure.compareAndSet(null, error);
              }
            });
  }

  /**
   * Waits until the broker has all messages.
   *
   * @throws CommandFailedException if it has not taken one of them
   */
  void flush() {
    producer.flush();
    requireNoFailure();
  }

  /** Messages that the broker has. */
  long acknowledged() {
    return acknowledged.get();
  }

  private void requireNoFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw new CommandFailedException(
          "topic '%s' did not take a message, after %d that it took: %s"
              .formatted(topic, acknowledged.get(), error.getMessage()),
          error);
    }
  }
}
