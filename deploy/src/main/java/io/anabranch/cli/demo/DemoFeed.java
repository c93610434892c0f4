package io.anabranch.cli.demo;

import io.anabranch.cli.output.Pace;
import io.anabranch.client.MessageSender;
import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends messages in a thread of its own. */
final class DemoFeed implements AutoCloseable {

  private final Connection connection;
  private final List<MappedMessage> messages;
  private final Pace pace;
  private final Thread thread = new Thread(this::run, "demo-feed");
  private volatile @Nullable RuntimeException failure;

  private DemoFeed(Connection connection, List<MappedMessage> messages, Pace pace) {
    this.connection = connection;
    this.messages = messages;
    this.pace = pace;
  }

  /** Starts sending. */
  static DemoFeed start(Connection connection, List<MappedMessage> messages, Pace pace) {
    DemoFeed feed = new DemoFeed(connection, messages, pace);
    feed.thread.start();
    return feed;
  }

  /**
   * Fails if sending has failed.
   *
   * @throws RuntimeException as sending has thrown it
   */
  void check() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (MessageSender sender = MessageSender.open(connection, Map.of(), id -> {})) {
      long started = System.nanoTime();
      for (int i = 0; i < messages.size(); i++) {
        pace.await(i, started);
        MappedMessage message = messages.get(i);
        sender.send(message.key(), message.message());
      }
      sender.flush();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
