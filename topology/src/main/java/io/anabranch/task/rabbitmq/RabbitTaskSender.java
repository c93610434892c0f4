package io.anabranch.task.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher.Outcome;
import io.anabranch.broker.rabbitmq.RabbitChannels;
import io.anabranch.broker.rabbitmq.RabbitConnection;
import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends tasks to workers by RabbitMQ. A task has these properties: {@code correlation_id}, to be
 * repeated in what is said about it; {@code reply_to}, the queue of the answers; {@code
 * expiration}, the milliseconds until its deadline.
 *
 * <p>A task waits for a worker until its deadline, even if there is none now. Once it is in the
 * queue, the server keeps it until it is answered, so it is not put there again as long as the
 * connection lasts.
 */
public final class RabbitTaskSender implements TaskSender {

  private static final Logger LOG = LoggerFactory.getLogger(RabbitTaskSender.class);

  private static final String ANSWERS = "anabranch.answers.";
  private static final int PREFETCH = 256;
  private static final int PERSISTENT = 2;
  private static final Duration RESEND_AFTER = Duration.ofSeconds(5);

  /** What servers take since version 4, if they are not told otherwise; older ones take more. */
  private static final int MOST_BYTES = 16 << 20;

  private record Session(
      RabbitChannels channels, ConfirmedPublisher publisher, QueuedTasks queued) {}

  private final TaskQueue queue;
  private final Listener listener;
  private final String answers = ANSWERS + UUID.randomUUID();
  private final RabbitConnection<Session> connection;

  /** Connects in the background. */
  public RabbitTaskSender(BrokerSettings settings, TaskQueue queue, Listener listener) {
    this.queue = queue;
    this.listener = listener;
    this.connection = new RabbitConnection<>(settings, "tasks-" + queue.stage(), this::open);
    connection.start();
  }

  @Override
  public void send(OutgoingTask task) {
    Optional<Session> session = connection.session();
    long millis = Duration.between(Instant.now(), task.deadline()).toMillis();
    if (session.isEmpty() || trouble().isPresent() || millis <= 0) {
      return;
    }
    Session now = session.get();
    if (!now.queued.add(task)) {
      return;
    }
    BasicProperties properties =
        new BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(PERSISTENT)
            .messageId(task.id())
            .correlationId(task.id())
            .replyTo(answers)
            .expiration(Long.toString(millis))
            .headers(Map.of(TaskDeclarations.REPLY_HEADER, answers))
            .build();
    var unused =
        now.publisher
            .publish("", queue.name(), properties, task.body())
            .whenComplete(
                (outcome, failure) -> {
                  if (failure != null) {
                    now.queued.remove(task.id());
                  } else if (outcome == Outcome.RETURNED) {
                    now.queued.remove(task.id());
                    listener.noWorker(task.id());
                    now.channels.end("there is no queue " + queue.name());
                  }
                });
  }

  /** A task cannot be taken out of a queue; it expires. */
  @Override
  public void withdraw(String taskId) {
    connection.session().ifPresent(session -> session.queued.remove(taskId));
  }

  @Override
  public Duration resendAfter() {
    return RESEND_AFTER;
  }

  @Override
  public int mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  /** The queue of answers goes by itself after some minutes. */
  @Override
  public void close() {
    connection.close();
  }

  private Session open(RabbitChannels channels) throws IOException {
    ConfirmedPublisher publisher = channels.publisher();
    Channel channel = channels.open();
    TaskDeclarations.declareTasks(channel, queue);
    TaskDeclarations.declareAnswers(channel, answers);
    QueuedTasks queued = new QueuedTasks();
    channel.basicQos(PREFETCH);
    var tag =
        channel.basicConsume(
            answers, false, new AnswerConsumer(channel, channels, queued, listener));
    LOG.debug("Waiting for answers: queue={}, consumer={}", answers, tag);
    return new Session(channels, publisher, queued);
  }
}
