package io.anabranch.queue.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.queue.QueueSource;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages of a stream of JetStream, pulled in batches and handed on as they come. */
final class StreamSource implements QueueSource {

  private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);

  private static final int BATCH = 64;
  private static final Duration PULL_LIMIT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final StreamConsumer consumer;
  private final NatsConnection connection;

  private volatile Optional<String> trouble = Optional.of("nothing was asked for yet");
  private volatile boolean isClosed;
  private volatile @Nullable Thread thread;

  StreamSource(BrokerSettings settings, StreamConsumer consumer) {
    this.consumer = consumer;
    this.connection = new NatsConnection(settings, "source of " + consumer.stream());
  }

  @Override
  public void start(Listener listener) {
    connection.start();
    Thread pulling = new Thread(() -> run(listener), "nats-source-" + consumer.stream());
    thread = pulling;
    pulling.start();
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble().or(() -> trouble);
  }

  /** What was pulled and not handed on comes again after the time for acknowledgements, too. */
  @Override
  public void close() {
    isClosed = true;
    Thread pulling = thread;
    if (pulling != null) {
      try {
        pulling.join(CLOSE_LIMIT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      pulling.interrupt();
    }
    connection.close();
  }

  private void run(Listener listener) {
    try {
      while (!isClosed) {
        Optional<Connection> now = connection.connected();
        if (now.isPresent()) {
          take(now.get(), listener);
        } else {
          Thread.sleep(RETRY.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the connection is closed for good, or the consumer must be looked at anew. */
  private void take(Connection now, Listener listener) throws InterruptedException {
    try {
      JetStreamSubscription subscription = consumer.subscribe(now);
      try {
        say(Optional.empty());
        pull(now, subscription, listener);
      } finally {
        subscription.unsubscribe();
      }
    } catch (JetStreamApiException e) {
      fail("%s: %s".formatted(consumer.stream(), e.getErrorDescription()));
    } catch (IOException | RuntimeException e) {
      fail("%s: %s".formatted(consumer.stream(), e.getMessage()));
    }
  }

  /** Keeps what was pulled while the server is away, as it can be acknowledged afterwards. */
  private void pull(Connection now, JetStreamSubscription subscription, Listener listener)
      throws IOException, JetStreamApiException, InterruptedException {
    while (!isClosed && now.getStatus() != Connection.Status.CLOSED) {
      if (now.getStatus() != Connection.Status.CONNECTED) {
        Thread.sleep(RETRY.toMillis());
        continue;
      }
      Iterator<Message> batch = subscription.iterate(BATCH, PULL_LIMIT);
      boolean isEmpty = true;
      while (!isClosed && batch.hasNext()) {
        isEmpty = false;
        listener.received(new NatsQueueMessage(batch.next()));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (isEmpty && connection.isConnected()) {
        // It may be gone, which a pull does not tell.
        subscription.getConsumerInfo();
      }
    }
  }

  private void fail(String reason) throws InterruptedException {
    if (connection.isConnected()) {
      say(Optional.of(reason));
    }
    if (!isClosed) {
      Thread.sleep(RETRY.toMillis());
    }
  }

  private void say(Optional<String> now) {
    if (!now.equals(trouble)) {
      now.ifPresentOrElse(
          reason -> LOG.warn("No messages can be pulled, will go on trying: reason={}", reason),
          () -> LOG.info("Pulling messages: stream={}", consumer.stream()));
      trouble = now;
    }
  }
}
