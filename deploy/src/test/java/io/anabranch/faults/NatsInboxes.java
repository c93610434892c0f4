package io.anabranch.faults;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listens in on what callers by NATS are answered: every request has an inbox of its own. */
final class NatsInboxes implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final Connection connection;

  private NatsInboxes(Connection connection) {
    this.connection = connection;
  }

  static NatsInboxes listen(String url) throws Exception {
    NatsInboxes inboxes = new NatsInboxes(Nats.connect(url));
    inboxes
        .connection
        .createDispatcher(message -> inboxes.answers.merge(message.getSubject(), 1, Integer::sum))
        .subscribe("_INBOX.>");
    inboxes.connection.flush(LIMIT);
    return inboxes;
  }

  /** Requests that were answered. */
  int answered() {
    return answers.size();
  }

  /** Requests that were answered more than once. */
  long answeredAgain() {
    return answers.values().stream().filter(count -> count > 1).count();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
