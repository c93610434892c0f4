package io.anabranch.broker.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what became of a connection, and says each change once. Thread-safe. */
final class ConnectionLog implements ErrorListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

  /** Begins errors after which a connection lives on. */
  private static final String NOT_PERMITTED = "Permissions Violation";

  private enum State {
    NEW,
    CONNECTED,
    AWAY
  }

  private final String name;
  private State state = State.NEW;
  private String reason = "no connection was made yet";
  private String lastError = "";

  /**
   * @param name of the connection
   */
  ConnectionLog(String name) {
    this.name = name;
  }

  synchronized void connected(Connection connection) {
    if (state != State.CONNECTED) {
      LOG.info("Connected to NATS: name={}, server={}", name, connection.getConnectedUrl());
      state = State.CONNECTED;
      reason = NatsConnection.LOST;
      lastError = "";
    }
  }

  synchronized void away(String why) {
    reason = why;
    if (state != State.AWAY) {
      LOG.warn("Not connected to NATS, will go on trying: name={}, reason={}", name, why);
      state = State.AWAY;
    }
  }

  /**
   * Why there is no connection, or what it may not do.
   *
   * @param isConnected now, which may not have been told yet
   */
  synchronized Optional<String> trouble(boolean isConnected) {
    if (!isConnected) {
      return Optional.of("not connected to NATS: " + reason);
    }
    return lastError.startsWith(NOT_PERMITTED)
        ? Optional.of("NATS reports an error: " + lastError)
        : Optional.empty();
  }

  /** What the server objects to, such as missing rights; it names subjects, never contents. */
  @Override
  public synchronized void errorOccurred(Connection connection, String error) {
    if (!error.equals(lastError)) {
      LOG.warn("NATS reports an error: name={}, error={}", name, error);
      lastError = error;
    }
  }

  /** Failed attempts, mostly: the state says as much. */
  @Override
  public void exceptionOccurred(Connection connection, Exception exception) {
    LOG.debug("Exception in the client of NATS: type={}", exception.getClass().getName());
  }

  @Override
  public void slowConsumerDetected(Connection connection, Consumer consumer) {
    LOG.warn("Messages came faster than they could be read, and some were dropped: name={}", name);
  }
}
