package io.anabranch.task.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.anabranch.broker.rabbitmq.RabbitChannels;
import io.anabranch.task.TaskSender;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what workers say, and tells which tasks have come back without an answer. */
final class AnswerConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerConsumer.class);

  private static final String DEATHS = "x-death";
  private static final String REJECTED = "delivery_limit";

  private final RabbitChannels channels;
  private final QueuedTasks queued;
  private final TaskSender.Listener listener;

  AnswerConsumer(
      Channel channel, RabbitChannels channels, QueuedTasks queued, TaskSender.Listener listener) {
    super(channel);
    this.channels = channels;
    this.queued = queued;
    this.listener = listener;
  }

  /** Hands on an answer, unless it has gone back to the queue meanwhile. */
  @Override
  public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body)
      throws IOException {
    if (!getChannel().isOpen()) {
      return;
    }
    try {
      handOn(properties, body);
    } catch (RuntimeException e) {
      LOG.error("Cannot take an answer: type={}", e.getClass().getName());
    }
    try {
      getChannel().basicAck(envelope.getDeliveryTag(), false);
    } catch (AlreadyClosedException e) {
      LOG.debug("An answer will come again");
    }
  }

  /** The queue was deleted. */
  @Override
  public void handleCancel(String tag) {
    channels.end("the queue of the answers is gone");
  }

  private void handOn(BasicProperties properties, byte[] body) {
    Optional<String> death = death(properties);
    if (death.isEmpty()) {
      listener.received(body);
      return;
    }
    String taskId = properties.getCorrelationId();
    if (taskId == null) {
      return;
    }
    queued.remove(taskId);
    if (death.get().equals(REJECTED)) {
      listener.rejected(taskId);
    }
  }

  /** Why a task was taken out of its queue; empty for what a worker says. */
  private static Optional<String> death(BasicProperties properties) {
    return Optional.ofNullable(properties.getHeaders())
        .map(headers -> headers.get(DEATHS))
        .filter(deaths -> deaths instanceof List<?> list && !list.isEmpty())
        .map(deaths -> ((List<?>) deaths).get(0))
        .map(last -> last instanceof Map<?, ?> facts ? String.valueOf(facts.get("reason")) : "");
  }
}
