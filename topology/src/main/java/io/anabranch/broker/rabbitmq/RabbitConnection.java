package io.anabranch.broker.rabbitmq;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.anabranch.broker.BrokerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is made, and made anew with all that is opened on it, whenever a server can be
 * reached. So the first one and all after a loss come about in the same way, and what belongs to a
 * lost one, such as a delivery tag, cannot be taken for that of another. Thread-safe.
 *
 * @param <S> what is opened on each
 */
public final class RabbitConnection<S> implements AutoCloseable {

  /** Opens what is needed on a new connection; may wait for the server. */
  public interface Opening<S> {
    S open(RabbitChannels channels) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(RabbitConnection.class);

  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration REFUSED_RETRY = Duration.ofSeconds(1);
  private static final Duration WRONG_USER_RETRY = Duration.ofSeconds(5);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Duration CALLBACK_LIMIT = Duration.ofSeconds(1);

  private record Opened<S>(Connection connection, S session) {}

  private final ConnectionFactory factory;
  private final List<Address> servers;
  private final String name;
  private final Opening<S> opening;
  private final ConnectionState state;
  private final ScheduledExecutorService connecting;
  private final ExecutorService callbacks;

  private volatile @Nullable Opened<S> opened;
  private volatile boolean isClosed;

  /**
   * Takes what it needs; {@link #start} must follow.
   *
   * @param name that the server and threads show
   */
  public RabbitConnection(BrokerSettings settings, String name, Opening<S> opening) {
    this.factory = ClientSettings.factory(settings, name);
    this.servers =
        settings.address().servers().stream()
            .map(server -> new Address(server.getHostString(), server.getPort()))
            .toList();
    this.name = name;
    this.opening = opening;
    this.state = new ConnectionState(settings.address().toString());
    this.connecting =
        Executors.newSingleThreadScheduledExecutor(
            task -> ClientSettings.daemon(task, name + "-connect"));
    this.callbacks = callbacks(name);
  }

  /** Connects in the background, however often that takes. */
  public void start() {
    connecting.execute(this::connect);
  }

  /** What is open on the connection, while there is one. */
  public Optional<S> session() {
    return Optional.ofNullable(opened).map(Opened::session);
  }

  /** Why it cannot be used now, for people and without secrets; empty if it can. */
  public Optional<String> trouble() {
    return state.trouble();
  }

  /** Disconnects. Callbacks that wait are interrupted after a second. */
  @Override
  public void close() {
    isClosed = true;
    connecting.shutdownNow();
    Opened<S> now = opened;
    if (now != null) {
      abort(now.connection);
    }
    callbacks.shutdown();
    try {
      if (!callbacks.awaitTermination(CALLBACK_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        callbacks.shutdownNow();
      }
    } catch (InterruptedException e) {
      callbacks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void connect() {
    Connection connection;
    try {
      connection = factory.newConnection(callbacks, servers, name);
    } catch (IOException | TimeoutException | RuntimeException e) {
      away(
          FailureText.of(e),
          e instanceof AuthenticationFailureException ? WRONG_USER_RETRY : RETRY);
      return;
    }
    try {
      connection.addBlockedListener(state::blocked, state::unblocked);
      S session =
          opening.open(
              new RabbitChannels(connection, callbacks, reason -> end(connection, reason)));
      opened = new Opened<>(connection, session);
      state.connected();
    } catch (IOException | RuntimeException e) {
      abort(connection);
      away(FailureText.of(e), REFUSED_RETRY);
      return;
    }
    connection.addShutdownListener(cause -> lost(connection, cause));
    if (isClosed) {
      abort(connection);
    }
  }

  /** Called at once if the connection is lost already, and perhaps again. */
  private synchronized void lost(Connection connection, ShutdownSignalException cause) {
    if (opened == null || opened.connection != connection) {
      return;
    }
    opened = null;
    // What this side ends has its reason already.
    if (!cause.isInitiatedByApplication() || state.trouble().isEmpty()) {
      away(FailureText.of(cause));
    }
    later(this::connect, RETRY);
  }

  private void end(Connection connection, String reason) {
    later(
        () -> {
          if (connection.isOpen()) {
            away(reason);
            abort(connection);
          }
        },
        Duration.ZERO);
  }

  private void away(String reason, Duration retry) {
    away(reason);
    later(this::connect, retry);
  }

  private void away(String reason) {
    if (!isClosed) {
      state.away(reason);
    }
  }

  private void later(Runnable task, Duration delay) {
    try {
      var unused = connecting.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("No longer connecting to RabbitMQ");
    }
  }

  /** What comes after its end runs where it comes from: the client's last signals. */
  private static ExecutorService callbacks(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> ClientSettings.daemon(task, name + "-callbacks"),
        (task, pool) -> task.run());
  }

  private static void abort(Connection connection) {
    connection.abort((int) CLOSE_LIMIT.toMillis());
  }
}
