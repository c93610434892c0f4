package io.anabranch.queue.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.rabbitmq.RabbitChannels;
import io.anabranch.broker.rabbitmq.RabbitConnection;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.SectionKeys;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages from a queue of RabbitMQ, which must be there. */
public final class RabbitSource implements QueueSource {

  private static final Logger LOG = LoggerFactory.getLogger(RabbitSource.class);

  private static final int PREFETCH = 256;

  /** As many wait in the client before it stops reading, heartbeats included. */
  private static final int MOST_PREFETCH = 1_000;

  private final BrokerSettings settings;
  private final String queue;
  private final int prefetch;

  private volatile @Nullable RabbitConnection<Channel> connection;

  private RabbitSource(BrokerSettings settings, String queue, int prefetch) {
    this.settings = settings;
    this.queue = queue;
    this.prefetch = prefetch;
  }

  /**
   * Reads {@code from} (a URL) with what belongs to it, {@code queue} and {@code prefetch} (most
   * messages that are not acknowledged).
   *
   * @throws org.apache.kafka.common.config.ConfigException that names the key, the bad value and
   *     what is allowed
   */
  public static RabbitSource of(SectionKeys keys) {
    return new RabbitSource(
        keys.broker("from"),
        keys.required("queue", "the name of a queue"),
        keys.number("prefetch", PREFETCH, 1, MOST_PREFETCH));
  }

  @Override
  public void start(Listener listener) {
    RabbitConnection<Channel> started =
        new RabbitConnection<>(settings, "queue-" + queue, channels -> open(channels, listener));
    connection = started;
    started.start();
  }

  @Override
  public Optional<String> trouble() {
    RabbitConnection<Channel> now = connection;
    return now == null ? Optional.of("not started yet") : now.trouble();
  }

  @Override
  public void close() {
    RabbitConnection<Channel> now = connection;
    if (now != null) {
      now.close();
    }
  }

  private Channel open(RabbitChannels channels, Listener listener) throws IOException {
    Channel channel = channels.open();
    channel.basicQos(prefetch);
    var unused =
        channel.basicConsume(queue, false, new MessageConsumer(channel, channels, listener));
    return channel;
  }

  private static final class MessageConsumer extends DefaultConsumer {

    private final RabbitChannels channels;
    private final Listener listener;

    MessageConsumer(Channel channel, RabbitChannels channels, Listener listener) {
      super(channel);
      this.channels = channels;
      this.listener = listener;
    }

    /** Hands on a message, unless it has gone back to the queue meanwhile. */
    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      if (!getChannel().isOpen()) {
        return;
      }
      try {
        listener.received(new RabbitMessage(getChannel(), envelope, properties, body));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.error("Cannot take a message, it will come again: type={}", e.getClass().getName());
        channels.end("a message could not be taken");
      }
    }

    /** The queue was deleted. */
    @Override
    public void handleCancel(String tag) {
      channels.end("the queue is gone");
    }
  }
}
