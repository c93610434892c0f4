package io.anabranch.task.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import io.nats.client.Message;
import io.nats.client.support.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends tasks on the subject that is the name of their queue. The server keeps none, so that there
 * is none to take back, and none is ever given up.
 */
public final class NatsTaskSender implements TaskSender {

  private static final Duration RESEND_AFTER = Duration.ofSeconds(2);

  /** What servers take unless they are told otherwise. */
  private static final long USUAL_PAYLOAD = 1_048_576;

  /** For the headers, which count as well. */
  private static final long SPARED = 4_096;

  private final String subject;
  private final Listener listener;
  private final TaskInbox inbox = new TaskInbox();
  private final NatsConnection connection;

  /** Begins to connect, in the background. */
  public NatsTaskSender(BrokerSettings settings, TaskQueue queue, Listener listener) {
    this.subject = queue.name();
    this.listener = listener;
    this.connection = new NatsConnection(settings, "sender of " + subject);
    connection.start(made -> made.createDispatcher(this::received).subscribe(inbox.all()));
  }

  @Override
  public void send(OutgoingTask task) {
    if (connection.isConnected()) {
      connection.publish(TaskMessages.of(task, subject, inbox.of(task.id())));
    }
  }

  @Override
  public void withdraw(String taskId) {
    // The server has none.
  }

  @Override
  public Duration resendAfter() {
    return RESEND_AFTER;
  }

  @Override
  public int mostBytes() {
    long most = connection.connected().map(it -> it.getMaxPayload()).orElse(USUAL_PAYLOAD);
    return (int) Math.max(0, Math.min(most, Integer.MAX_VALUE) - SPARED);
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  @Override
  public void close() {
    connection.close();
  }

  /** One at a time, though an old and a new connection may both have messages. */
  private synchronized void received(Message message) {
    if (!message.isStatusMessage()) {
      listener.received(message.getData());
    } else if (message.getStatus().getCode() == Status.NO_RESPONDERS_CODE) {
      listener.noWorker(inbox.taskId(message.getSubject()));
    }
  }
}
