package io.anabranch.gateway;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.operation.Cancellation;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes messages to their topic, on a thread of its own, as a producer may wait. Thread-safe. */
final class MessageWriter implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Producer<byte[], Object> producer;
  private final String topic;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "gateway-writer"));

  MessageWriter(Connection connection) {
    producer = connection.promptProducer();
    topic = new Topics(connection.config().topics()).messages();
  }

  /**
   * Writes a message.
   *
   * @return fails with Kafka's reason
   */
  CompletableFuture<MessageId> write(byte[] key, Message message) {
    CompletableFuture<MessageId> written = new CompletableFuture<>();
    try {
      thread.execute(() -> send(key, message, written));
    } catch (RejectedExecutionException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  private void send(byte[] key, Message message, CompletableFuture<MessageId> written) {
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, key, message),
              (metadata, error) -> {
                if (error != null) {
                  written.completeExceptionally(error);
                } else {
                  written.complete(
                      new MessageId(
                          metadata.topic(),
                          metadata.partition(),
                          metadata.offset(),
                          metadata.timestamp()));
                }
              });
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    Cancellation.holdBackWhile(
        () -> {
          try {
            if (!thread.awaitTermination(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
              thread.shutdownNow();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          producer.close(CLOSE_LIMIT);
        });
  }
}
