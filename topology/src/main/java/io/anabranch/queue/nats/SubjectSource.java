package io.anabranch.queue.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.queue.QueueSource;
import java.util.Optional;

/** Messages on subjects without JetStream, as a member of a queue group. The server keeps none. */
final class SubjectSource implements QueueSource {

  private final String subject;
  private final String group;
  private final NatsConnection connection;

  SubjectSource(BrokerSettings settings, String subject, String group) {
    this.subject = subject;
    this.group = group;
    this.connection = new NatsConnection(settings, "source of " + subject);
  }

  @Override
  public void start(Listener listener) {
    connection.start(
        made ->
            made.createDispatcher(message -> listener.received(new NatsQueueMessage(message)))
                .subscribe(subject, group));
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  /** Waits some seconds until what has arrived was handed on. */
  @Override
  public void close() {
    connection.close();
  }
}
