package io.anabranch.task.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher;
import io.anabranch.broker.rabbitmq.RabbitChannels;
import io.anabranch.broker.rabbitmq.RabbitConnection;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks from RabbitMQ. Whatever ends without an answer, closing included, counts as a
 * delivery that failed: after three the server rejects the task.
 */
public final class RabbitTaskReceiver implements TaskReceiver {

  private final TaskQueue queue;
  private final BlockingQueue<RabbitTask> delivered = new LinkedBlockingQueue<>();
  private final RabbitConnection<Channel> connection;

  /** Connects in the background. */
  public RabbitTaskReceiver(BrokerSettings settings, TaskQueue queue) {
    this.queue = queue;
    this.connection = new RabbitConnection<>(settings, "worker-" + queue.stage(), this::open);
    connection.start();
  }

  @Override
  public Optional<ReceivedTask> poll(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    @Nullable RabbitTask task;
    do {
      task = delivered.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } while (task != null && task.isLost());
    return Optional.ofNullable(task);
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  @Override
  public void close() {
    connection.close();
    delivered.clear();
  }

  private Channel open(RabbitChannels channels) throws IOException {
    ConfirmedPublisher publisher = channels.publisher();
    Channel channel = channels.open();
    TaskDeclarations.declareTasks(channel, queue);
    channel.basicQos(1);
    var unused =
        channel.basicConsume(queue.name(), false, new TaskConsumer(channel, publisher, channels));
    return channel;
  }

  private final class TaskConsumer extends DefaultConsumer {

    private final ConfirmedPublisher publisher;
    private final RabbitChannels channels;

    TaskConsumer(Channel channel, ConfirmedPublisher publisher, RabbitChannels channels) {
      super(channel);
      this.publisher = publisher;
      this.channels = channels;
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      delivered.add(
          new RabbitTask(getChannel(), publisher, envelope.getDeliveryTag(), properties, body));
    }

    /** The queue was deleted. */
    @Override
    public void handleCancel(String tag) {
      channels.end("the queue of the tasks is gone");
    }
  }
}
