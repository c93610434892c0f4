package io.anabranch.task.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that was delivered on a channel, and goes back to its queue when that ends. */
final class RabbitTask implements ReceivedTask {

  private static final Logger LOG = LoggerFactory.getLogger(RabbitTask.class);

  private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(10);
  private static final int TRANSIENT = 1;
  private static final int PERSISTENT = 2;

  private final Channel channel;
  private final ConfirmedPublisher publisher;
  private final long deliveryTag;
  private final Optional<String> replyTo;
  private final Optional<String> id;
  private final byte[] body;

  RabbitTask(
      Channel channel,
      ConfirmedPublisher publisher,
      long deliveryTag,
      BasicProperties properties,
      byte[] body) {
    this.channel = channel;
    this.publisher = publisher;
    this.deliveryTag = deliveryTag;
    this.replyTo = Optional.ofNullable(properties.getReplyTo());
    this.id = Optional.ofNullable(properties.getCorrelationId());
    this.body = body;
  }

  /** Whether the server has taken it back. */
  boolean isLost() {
    return !channel.isOpen();
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public void sign(byte[] sign) {
    replyTo.ifPresent(
        queue -> {
          var unused = publisher.publish("", queue, properties(TRANSIENT), sign);
        });
  }

  /** Waits until the server has the answer; one that nobody waits for is dropped. */
  @Override
  public void answer(byte[] answer) {
    if (replyTo.isEmpty()) {
      drop();
      return;
    }
    try {
      var outcome =
          publisher
              .publish("", replyTo.get(), properties(PERSISTENT), answer)
              .toCompletableFuture()
              .get(CONFIRM_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("Answered a task: outcome={}", outcome);
      drop();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Cannot answer a task: type={}", e.getClass().getName());
      giveBack();
    } catch (InterruptedException e) {
      giveBack();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void drop() {
    try {
      channel.basicAck(deliveryTag, false);
    } catch (IOException | AlreadyClosedException e) {
      LOG.debug("A task will come again");
    }
  }

  private void giveBack() {
    try {
      channel.basicNack(deliveryTag, false, true);
    } catch (IOException | AlreadyClosedException e) {
      LOG.debug("A task has gone back");
    }
  }

  private BasicProperties properties(int deliveryMode) {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(deliveryMode)
        .messageId(id.orElse(""))
        .correlationId(id.orElse(""))
        .build();
  }
}
