package io.anabranch.gateway.nats;

import io.anabranch.broker.HostCheckingTrust;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Dispatcher;
import io.nats.client.MessageHandler;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription that is made, and made again, whenever a server can be reached. */
final class NatsConnection {

  private static final Logger LOG = LoggerFactory.getLogger(NatsConnection.class);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration PING = Duration.ofSeconds(10);

  private record Subscribed(Connection connection, Dispatcher dispatcher) {}

  private final NatsSettings settings;
  private final MessageHandler handler;
  private final ConnectionLog log = new ConnectionLog();
  private final Options options;
  private final ScheduledExecutorService connecting =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gateway-nats-connect");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable Subscribed subscribed;

  NatsConnection(NatsSettings settings, MessageHandler handler) {
    this.settings = settings;
    this.handler = handler;
    this.options = options(settings);
  }

  /** Connects in the background, however often that takes. */
  void start() {
    connecting.execute(this::connect);
  }

  boolean isConnected() {
    return connection().filter(it -> it.getStatus() == Connection.Status.CONNECTED).isPresent();
  }

  /** The newest connection, if there was one. */
  Optional<Connection> connection() {
    return Optional.ofNullable(subscribed).map(Subscribed::connection);
  }

  /** Takes no more requests, and waits until those that have arrived were handed on. */
  void drain(Duration limit) throws InterruptedException {
    connecting.shutdownNow();
    if (!connecting.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("Still connecting to NATS");
    }
    Subscribed now = subscribed;
    if (now == null || !isConnected()) {
      return;
    }
    try {
      now.dispatcher.drain(limit).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.warn("Cannot drain the subscription: type={}", e.getClass().getName());
    }
  }

  /** Sends what was published, and ends. */
  void close(Duration limit) throws InterruptedException {
    Subscribed now = subscribed;
    if (now == null) {
      return;
    }
    try {
      if (isConnected()) {
        now.connection.flush(limit);
      }
    } catch (TimeoutException | IllegalStateException e) {
      LOG.warn("Cannot send the last answers: type={}", e.getClass().getName());
    } finally {
      now.connection.close();
    }
  }

  /** Of a connection that is being made, {@link #connect} says what becomes of it. */
  private void changed(Connection connection, Events event) {
    if (connection().filter(connection::equals).isEmpty()) {
      return;
    }
    switch (event) {
      case RECONNECTED -> log.connected(connection);
      case DISCONNECTED -> awayUnlessEnding("the connection is lost");
      case CLOSED -> {
        // By the client itself, as when the server refuses the same credentials twice.
        awayUnlessEnding("the connection is closed");
        retry();
      }
      default -> {}
    }
  }

  private void awayUnlessEnding(String reason) {
    if (!connecting.isShutdown()) {
      log.away(reason);
    }
  }

  private void connect() {
    if (connection().filter(it -> it.getStatus() != Connection.Status.CLOSED).isPresent()) {
      return;
    }
    try {
      Subscribed now = subscribe(Nats.connect(options));
      subscribed = now;
      log.connected(now.connection);
    } catch (IOException | TimeoutException | RuntimeException e) {
      awayUnlessEnding(String.valueOf(e.getMessage()));
      retry();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the server knows of it, so that connected means that requests arrive. */
  private Subscribed subscribe(Connection connection)
      throws InterruptedException, TimeoutException {
    boolean isDone = false;
    try {
      Dispatcher dispatcher = connection.createDispatcher(handler);
      dispatcher.subscribe(settings.subject(), settings.queue());
      connection.flush(CONNECT_LIMIT);
      isDone = true;
      return new Subscribed(connection, dispatcher);
    } finally {
      if (!isDone) {
        connection.close();
      }
    }
  }

  private void retry() {
    try {
      var unused = connecting.schedule(this::connect, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("No longer connecting to NATS");
    }
  }

  private Options options(NatsSettings settings) {
    Options.Builder builder =
        Options.builder()
            .servers(settings.servers().toArray(String[]::new))
            .connectionName(settings.queue())
            .connectionTimeout(CONNECT_LIMIT)
            .maxReconnects(-1)
            .reconnectWait(RETRY)
            .pingInterval(PING)
            .connectionListener(this::changed)
            .errorListener(log);
    settings.credentials().ifPresent(credentials -> credentials.addTo(builder));
    if (settings.isSecured()) {
      // Certificates name hosts. Other modes connect to addresses, and so do servers told by a
      // cluster.
      builder
          .sslContext(HostCheckingTrust.context(settings.trusted()))
          .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
          .ignoreDiscoveredServers();
    }
    return builder.build();
  }
}
