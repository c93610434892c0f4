package io.anabranch.broker.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread with a connection of its own that carries out what others give it, many at once. What
 * cannot be carried out fails soon: nothing waits for a server that is away. Thread-safe.
 */
public final class RedisPipeline implements AutoCloseable {

  private static final int BATCH = 256;
  private static final long IDLE_SECONDS = 1;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);
  private static final List<RedisCommand> PING = List.of(RedisCommand.of("PING"));

  private record Submitted(List<RedisCommand> commands, CompletableFuture<List<Object>> replies) {}

  private final RedisConnection connection;
  private final BlockingQueue<Submitted> submitted = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean isClosing;

  /**
   * Begins to connect.
   *
   * @param purpose unlike that of the other connections
   */
  public RedisPipeline(RedisConnector redis, String purpose) {
    this.connection = redis.open(purpose);
    this.thread = new Thread(this::run, "redis-" + purpose);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Gives it a transaction, to be carried out after those before.
   *
   * @return the reply of each command; completed on the thread of this, which must not wait. Fails
   *     with a {@link RedisException} if it was not carried out, or if that is not sure
   */
  public CompletableFuture<List<Object>> submit(List<RedisCommand> commands) {
    Submitted each = new Submitted(commands, new CompletableFuture<>());
    submitted.add(each);
    if (isClosing && !thread.isAlive()) {
      failAll(RedisException.unreachable("the connection is closed"));
    }
    return each.replies;
  }

  /** Carries out what it was given, if that can be done in some seconds, and ends. */
  @Override
  public void close() {
    isClosing = true;
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    failAll(RedisException.unreachable("the connection is closed"));
  }

  private void run() {
    try {
      List<Submitted> batch = next();
      while (!isClosing || !batch.isEmpty()) {
        carryOut(batch);
        batch = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty if nothing has come for some time. */
  private List<Submitted> next() throws InterruptedException {
    List<Submitted> batch = new ArrayList<>();
    @Nullable Submitted first =
        isClosing ? submitted.poll() : submitted.poll(IDLE_SECONDS, TimeUnit.SECONDS);
    if (first != null) {
      batch.add(first);
      submitted.drainTo(batch, BATCH - 1);
    }
    return batch;
  }

  private void carryOut(List<Submitted> batch) {
    try {
      if (batch.isEmpty()) {
        connection.transaction(PING);
        return;
      }
      List<List<Object>> replies =
          connection.transactions(batch.stream().map(Submitted::commands).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).replies.complete(replies.get(i));
      }
    } catch (RedisException e) {
      batch.forEach(each -> each.replies.completeExceptionally(e));
    }
  }

  private void failAll(RedisException reason) {
    List<Submitted> left = new ArrayList<>();
    submitted.drainTo(left);
    left.forEach(each -> each.replies.completeExceptionally(reason));
  }
}
