package io.anabranch.task.nats;

import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that came by NATS, with a reply subject. */
final class NatsTask implements ReceivedTask {

  private static final Logger LOG = LoggerFactory.getLogger(NatsTask.class);

  private final Message message;
  private final NatsConnection connection;

  NatsTask(Message message, NatsConnection connection) {
    this.message = message;
    this.connection = connection;
  }

  @Override
  public byte[] body() {
    return message.getData();
  }

  /** One that cannot be sent at once is of no use later. */
  @Override
  public void sign(byte[] body) {
    if (connection.isConnected()) {
      publish(body);
    }
  }

  /** Kept while the server is away, unless many are. */
  @Override
  public void answer(byte[] body) {
    if (!publish(body)) {
      LOG.warn("An answer could not be sent: bytes={}", body.length);
    }
  }

  @Override
  public void drop() {
    // The server has forgotten it already.
  }

  private boolean publish(byte[] body) {
    return connection.publish(
        NatsMessage.builder().subject(message.getReplyTo()).data(body).build());
  }
}
