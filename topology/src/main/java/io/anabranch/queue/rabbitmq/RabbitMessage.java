package io.anabranch.queue.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Envelope;
import io.anabranch.queue.QueueMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message that was delivered on a channel, and goes back to its queue when that ends. */
final class RabbitMessage implements QueueMessage {

  private static final Logger LOG = LoggerFactory.getLogger(RabbitMessage.class);

  private final Channel channel;
  private final long deliveryTag;
  private final Optional<String> id;
  private final Map<String, String> headers;
  private final byte[] body;
  private final AtomicBoolean isAcknowledged = new AtomicBoolean();

  RabbitMessage(Channel channel, Envelope envelope, BasicProperties properties, byte[] body) {
    this.channel = channel;
    this.deliveryTag = envelope.getDeliveryTag();
    this.id = Optional.ofNullable(properties.getMessageId()).filter(text -> !text.isBlank());
    this.headers = MessageHeaders.of(envelope, properties);
    this.body = body;
  }

  @Override
  public Optional<String> id() {
    return id;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public byte[] body() {
    return body;
  }

  /** Once: the server ends the channel of whoever acknowledges twice. */
  @Override
  public void acknowledge() {
    if (!isAcknowledged.compareAndSet(false, true)) {
      return;
    }
    try {
      channel.basicAck(deliveryTag, false);
    } catch (IOException | AlreadyClosedException e) {
      LOG.debug("A message will come again");
    }
  }
}
