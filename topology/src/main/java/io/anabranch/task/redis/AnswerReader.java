package io.anabranch.task.redis;

import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.task.TaskSender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what comes back to a sender, and removes it from its stream. */
final class AnswerReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerReader.class);

  private static final long BLOCK_MILLIS = 500;
  private static final long PAUSE_MILLIS = 200;
  private static final long CLOSE_MILLIS = 8_000;

  private final RedisConnection connection;
  private final String stream;
  private final RedisCommand read;
  private final TaskSender.Listener listener;
  private final Consumer<String> answered;
  private final Runnable sweep;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "redis-answers");

  /**
   * Reads nothing yet.
   *
   * @param answered is told the ids of tasks that have an answer
   * @param sweep is run twice a second or more often
   */
  AnswerReader(
      RedisConnection connection,
      String stream,
      TaskSender.Listener listener,
      Consumer<String> answered,
      Runnable sweep) {
    this.connection = connection;
    this.stream = stream;
    // From the beginning: what was read is removed, and a stream that was lost counts anew.
    this.read =
        RedisCommand.of("XREAD", "COUNT", 64, "BLOCK", BLOCK_MILLIS, "STREAMS", stream, "0-0");
    this.listener = listener;
    this.answered = answered;
    this.sweep = sweep;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        try {
          List<StreamEntry> entries = StreamEntry.ofRead(connection.call(read));
          entries.forEach(this::handOn);
          if (!entries.isEmpty()) {
            remove(entries);
          }
        } catch (RedisException e) {
          // The connection has said so.
          var unused = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        sweep.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(StreamEntry entry) {
    try {
      entry.field(TaskFields.BODY).ifPresent(listener::received);
      if (entry.text(TaskFields.KIND).filter(TaskFields.ANSWER::equals).isPresent()) {
        entry.text(TaskFields.ID).ifPresent(answered);
      }
    } catch (RuntimeException e) {
      LOG.error("Cannot take what a worker says", e);
    }
  }

  private void remove(List<StreamEntry> entries) throws RedisException {
    List<Object> arguments = new ArrayList<>(entries.size() + 1);
    arguments.add(stream);
    entries.forEach(entry -> arguments.add(entry.id()));
    connection.call(RedisCommand.of("XDEL", arguments.toArray()));
  }
}
