package io.anabranch.cli.demo;

import io.anabranch.cli.context.Connection;
import io.anabranch.cli.output.Pace;
import io.anabranch.cli.produce.InputMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends messages in a thread of its own. */
final class DemoFeed implements AutoCloseable {

  private final Connection connection;
  private final String topic;
  private final List<InputMessage> messages;
  private final Pace pace;
  private final Thread thread = new Thread(this::run, "demo-feed");
  private volatile @Nullable ExecutionException failure;

  private DemoFeed(Connection connection, String topic, List<InputMessage> messages, Pace pace) {
    this.connection = connection;
    this.topic = topic;
    this.messages = messages;
    this.pace = pace;
  }

  /** Starts sending. */
  static DemoFeed start(
      Connection connection, String topic, List<InputMessage> messages, Pace pace) {
    DemoFeed feed = new DemoFeed(connection, topic, messages, pace);
    feed.thread.start();
    return feed;
  }

  /**
   * Fails if sending has failed.
   *
   * @throws ExecutionException with Kafka's reason
   */
  void check() throws ExecutionException {
    ExecutionException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (Producer<byte[], Object> producer = connection.producer()) {
      send(producer);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new ExecutionException(e);
    }
  }

  private void send(Producer<byte[], Object> producer)
      throws InterruptedException, ExecutionException {
    long started = System.nanoTime();
    @Nullable Future<RecordMetadata> last = null;
    for (int i = 0; i < messages.size(); i++) {
      pace.await(i, started);
      InputMessage message = messages.get(i);
      byte @Nullable [] key =
          message.key() == null ? null : message.key().getBytes(StandardCharsets.UTF_8);
      last = producer.send(new ProducerRecord<>(topic, key, message.message()));
    }
    if (last != null) {
      last.get();
    }
  }
}
