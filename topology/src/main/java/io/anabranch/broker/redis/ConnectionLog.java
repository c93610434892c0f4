package io.anabranch.broker.redis;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what is wrong with some connections to one server, and says each change once. */
final class ConnectionLog {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

  private final String server;
  private final Map<String, String> troubles = new TreeMap<>();
  private boolean isSaid;

  ConnectionLog(String server) {
    this.server = server;
  }

  synchronized void opened(String connection) {
    troubles.put(connection, "not connected yet");
  }

  synchronized void works(String connection) {
    if (troubles.remove(connection) != null && troubles.isEmpty()) {
      LOG.info("Connected to Redis: server={}", server);
      isSaid = false;
    }
  }

  synchronized void fails(String connection, String reason) {
    troubles.put(connection, reason);
    if (!isSaid) {
      LOG.warn("Redis does not do what is asked, will go on trying: reason={}", reason);
      isSaid = true;
    }
  }

  synchronized void closed(String connection) {
    troubles.remove(connection);
  }

  synchronized Optional<String> trouble() {
    return troubles.values().stream().findFirst();
  }
}
