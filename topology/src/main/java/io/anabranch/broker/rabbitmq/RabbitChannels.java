package io.anabranch.broker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Opens the channels of one connection. When one of them ends, all of the connection does, and it
 * is made anew. What is called back, is called on one thread.
 */
public final class RabbitChannels {

  private final Connection connection;
  private final Executor callbacks;
  private final Consumer<String> ending;

  RabbitChannels(Connection connection, Executor callbacks, Consumer<String> ending) {
    this.connection = connection;
    this.callbacks = callbacks;
    this.ending = ending;
  }

  /** Opens one. */
  public Channel open() throws IOException {
    Channel channel =
        connection
            .openChannel()
            .orElseThrow(() -> new IOException("the connection has no more channels"));
    channel.addShutdownListener(
        cause -> {
          if (!cause.isHardError()) {
            end(FailureText.of(cause));
          }
        });
    return channel;
  }

  /** Opens one to publish on. */
  public ConfirmedPublisher publisher() throws IOException {
    return ConfirmedPublisher.on(open(), callbacks, this::end);
  }

  /**
   * Ends the connection, so that all is opened anew. Does not wait.
   *
   * @param reason for people
   */
  public void end(String reason) {
    ending.accept(reason);
  }
}
