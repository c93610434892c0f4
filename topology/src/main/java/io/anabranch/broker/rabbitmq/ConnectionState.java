package io.anabranch.broker.rabbitmq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what keeps a connection from being used, and logs each change once. Thread-safe. */
final class ConnectionState {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionState.class);

  private final String server;
  private @Nullable String away = "not connected yet";
  private @Nullable String blocked;

  /**
   * Begins as not connected.
   *
   * @param server for people
   */
  ConnectionState(String server) {
    this.server = server;
  }

  synchronized void connected() {
    away = null;
    LOG.info("Connected to RabbitMQ: server={}", server);
  }

  synchronized void away(String reason) {
    blocked = null;
    if (!reason.equals(away)) {
      away = reason;
      LOG.warn("Cannot use RabbitMQ, will go on trying: server={}, reason={}", server, reason);
    }
  }

  /** The server takes nothing, as when its memory or its disk is full. */
  synchronized void blocked(String reason) {
    blocked = reason;
    LOG.warn("RabbitMQ takes nothing now: server={}, reason={}", server, reason);
  }

  synchronized void unblocked() {
    blocked = null;
    LOG.info("RabbitMQ takes messages again: server={}", server);
  }

  synchronized Optional<String> trouble() {
    if (away != null) {
      return Optional.of(server + ": " + away);
    }
    return Optional.ofNullable(blocked).map(reason -> server + ": takes nothing now: " + reason);
  }
}
