package io.anabranch.task.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes tasks as a member of the queue group {@code workers}. The server pushes them whether or not
 * this worker is idle; they wait in memory, and go with it when it is killed. Closed, it publishes
 * those again that it has not begun, for others.
 */
public final class NatsTaskReceiver implements TaskReceiver {

  static final String GROUP = "workers";

  private static final int LOOK_MILLIS = 100;

  private final String subject;
  private final NatsConnection connection;

  /** Those after it wait in the client, which drops what comes when it has too many. */
  private final BlockingQueue<Message> next = new ArrayBlockingQueue<>(1);

  private volatile boolean isClosed;

  /** Begins to connect, in the background. */
  public NatsTaskReceiver(BrokerSettings settings, TaskQueue queue) {
    this.subject = queue.name();
    this.connection = new NatsConnection(settings, "worker of " + subject);
    connection.start(made -> made.createDispatcher(this::take).subscribe(subject, GROUP));
  }

  @Override
  public Optional<ReceivedTask> poll(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      Message message = next.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message == null) {
        return Optional.empty();
      } else if (message.getReplyTo() != null && !TaskMessages.isOver(message, Instant.now())) {
        return Optional.of(new NatsTask(message, connection));
      }
    }
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  /** Whoever has sent the task that was begun sends it again. */
  @Override
  public void close() {
    isClosed = true;
    Message waiting = next.poll();
    if (waiting != null) {
      giveBack(waiting);
    }
    connection.close();
  }

  private void take(Message message) throws InterruptedException {
    while (!isClosed) {
      if (next.offer(message, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // As closing may have looked too early.
        if (isClosed && next.remove(message)) {
          giveBack(message);
        }
        return;
      }
    }
    giveBack(message);
  }

  private void giveBack(Message message) {
    connection.publish(
        NatsMessage.builder()
            .subject(subject)
            .replyTo(message.getReplyTo())
            .headers(message.getHeaders())
            .data(message.getData())
            .build());
  }
}
