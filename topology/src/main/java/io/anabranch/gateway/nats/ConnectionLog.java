package io.anabranch.gateway.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of a connection, each change once. Thread-safe. */
final class ConnectionLog implements ErrorListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

  private enum State {
    NEW,
    CONNECTED,
    AWAY
  }

  private State state = State.NEW;
  private String lastError = "";

  synchronized void connected(Connection connection) {
    if (state != State.CONNECTED) {
      LOG.info("Connected to NATS: server={}", connection.getConnectedUrl());
      state = State.CONNECTED;
      lastError = "";
    }
  }

  synchronized void away(String reason) {
    if (state != State.AWAY) {
      LOG.warn("Not connected to NATS, will go on trying: reason={}", reason);
      state = State.AWAY;
    }
  }

  /** What the server objects to, such as missing rights; it names subjects, never contents. */
  @Override
  public synchronized void errorOccurred(Connection connection, String error) {
    if (!error.equals(lastError)) {
      LOG.warn("NATS reports an error: error={}", error);
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
    LOG.warn("Requests came faster than they could be read, and some were dropped");
  }
}
