package io.anabranch.broker.nats;

import io.anabranch.broker.BrokerSettings;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Consumer;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is made, and made again, whenever a server can be reached, with its
 * subscription if it has one. Thread-safe.
 */
public final class NatsConnection implements AutoCloseable {

  static final String LOST = "the connection is lost";

  private static final Logger LOG = LoggerFactory.getLogger(NatsConnection.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /** Subscribes. */
  public interface Subscriber {

    /**
     * Subscribes by a new connection. The client itself does so again when it has lost one.
     *
     * @return what is drained at the end
     */
    Consumer subscribe(Connection connection);
  }

  private record Made(Connection connection, Optional<Consumer> subscription) {}

  private final ConnectionLog log;
  private final Options options;
  private final ScheduledExecutorService connecting =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "nats-connect");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable Made made;

  /**
   * Does not connect yet.
   *
   * @param name of the connection in the log and on the server
   */
  public NatsConnection(BrokerSettings settings, String name) {
    this.log = new ConnectionLog(name);
    this.options =
        NatsOptions.of(settings, name).errorListener(log).connectionListener(this::changed).build();
  }

  /** Connects in the background, however often that takes. To be called once. */
  public void start() {
    begin(Optional.empty());
  }

  /** As {@link #start()}; connected means that messages arrive. */
  public void start(Subscriber subscriber) {
    begin(Optional.of(subscriber));
  }

  private void begin(Optional<Subscriber> subscriber) {
    // After one that the client closed by itself, as when credentials were refused twice.
    var unused =
        connecting.scheduleWithFixedDelay(
            () -> connect(subscriber), 0, NatsOptions.RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  public boolean isConnected() {
    return connected().isPresent();
  }

  /** The connection while a server can be reached. */
  public Optional<Connection> connected() {
    return Optional.ofNullable(made)
        .map(Made::connection)
        .filter(it -> it.getStatus() == Connection.Status.CONNECTED);
  }

  /** Why there is none, for people and without secrets; empty if there is one. */
  public Optional<String> trouble() {
    return log.trouble(isConnected());
  }

  /**
   * Publishes. While no server can be reached, some messages are kept for the next one; does not
   * wait for it.
   *
   * @return whether it was taken; not, if it is too large for the server or there are too many
   */
  public boolean publish(Message message) {
    Made now = made;
    if (now == null) {
      return false;
    }
    try {
      now.connection.publish(message);
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.debug("Cannot publish: type={}", e.getClass().getName());
      return false;
    }
  }

  /** Takes no more messages, and waits until those that have arrived were handed on. */
  public void drain(Duration limit) throws InterruptedException {
    connecting.shutdownNow();
    if (!connecting.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Still connecting to NATS");
    }
    Made now = made;
    if (now == null || now.subscription.isEmpty() || !isConnected()) {
      return;
    }
    try {
      now.subscription.get().drain(limit).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.warn("Cannot drain the subscription: type={}", e.getClass().getName());
    }
  }

  /** Sends what was published, and ends. */
  public void close(Duration limit) throws InterruptedException {
    connecting.shutdownNow();
    Made now = made;
    if (now == null) {
      return;
    }
    try {
      if (isConnected()) {
        now.connection.flush(limit);
      }
    } catch (TimeoutException | IllegalStateException e) {
      LOG.warn("Cannot send the last messages: type={}", e.getClass().getName());
    } finally {
      now.connection.close();
    }
  }

  /** Drains and closes within some seconds, even on a thread that was interrupted. */
  @Override
  public void close() {
    boolean wasInterrupted = Thread.interrupted();
    try {
      drain(CLOSE_LIMIT);
      close(CLOSE_LIMIT);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Of a connection that is being made, {@link #connect} says what becomes of it. */
  private void changed(Connection connection, Events event) {
    Made now = made;
    if (now == null || now.connection != connection) {
      return;
    }
    switch (event) {
      case RECONNECTED -> log.connected(connection);
      case DISCONNECTED -> awayUnlessEnding(LOST);
      case CLOSED -> awayUnlessEnding("the connection is closed");
      default -> {}
    }
  }

  private void awayUnlessEnding(String reason) {
    if (!connecting.isShutdown()) {
      log.away(reason);
    }
  }

  private void connect(Optional<Subscriber> subscriber) {
    if (made != null && made.connection.getStatus() != Connection.Status.CLOSED) {
      return;
    }
    try {
      Made now = subscribe(Nats.connect(options), subscriber);
      made = now;
      log.connected(now.connection);
      if (connecting.isShutdown()) {
        now.connection.close();
      }
    } catch (IOException | TimeoutException | RuntimeException e) {
      awayUnlessEnding(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the server knows of it. */
  private static Made subscribe(Connection connection, Optional<Subscriber> subscriber)
      throws InterruptedException, TimeoutException {
    boolean isDone = false;
    try {
      Optional<Consumer> subscription = subscriber.map(it -> it.subscribe(connection));
      connection.flush(NatsOptions.CONNECT_LIMIT);
      isDone = true;
      return new Made(connection, subscription);
    } finally {
      if (!isDone) {
        connection.close();
      }
    }
  }
}
