package io.anabranch.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends messages in a thread of its own. */
final class DemoFeed implements AutoCloseable {

  private volatile boolean stopped;
  private @Nullable CompletableFuture<Void> task;

  private DemoFeed() {}

  /**
   * Starts sending.
   *
   * @param pace of the messages
   */
  static DemoFeed start(
      Connection connection, String topic, List<InputMessage> messages, Pace pace) {
    DemoFeed feed = new DemoFeed();
    feed.task =
        CompletableFuture.runAsync(
            () -> feed.send(connection, topic, messages, pace),
            runnable -> new Thread(runnable, "demo-feed").start());
    return feed;
  }

  /**
   * Fails if sending has failed.
   *
   * @throws ExecutionException with Kafka's reason
   */
  void check() throws InterruptedException, ExecutionException {
    if (task != null && task.isCompletedExceptionally()) {
      task.get();
    }
  }

  @Override
  public void close() {
    stopped = true;
    if (task != null) {
      task.handle((done, error) -> done).join();
    }
  }

  private void send(Connection connection, String topic, List<InputMessage> messages, Pace pace) {
    long started = System.nanoTime();
    try (Producer<byte[], Object> producer = connection.producer()) {
      Future<RecordMetadata> sent = CompletableFuture.completedFuture(null);
      for (int i = 0; i < messages.size() && !stopped; i++) {
        pace.await(i, started);
        InputMessage message = messages.get(i);
        byte[] key = message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8);
        sent = producer.send(new ProducerRecord<>(topic, key, message.message()));
      }
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }
}
