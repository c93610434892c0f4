package io.anabranch.queue.nats;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.queue.RecordSink;
import io.nats.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

/**
 * Sends records without JetStream. Each is delivered when the server has read it, which it says
 * when it is asked; one question is for all that were sent before.
 */
final class SubjectSink implements RecordSink {

  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);
  private static final int MOST_AT_ONCE = 1_000;

  /**
   * A record on its way.
   *
   * @param marks of the connection before it was sent
   */
  private record Sent(Connection connection, long marks, CompletableFuture<Delivery> delivery) {

    void fail(String reason) {
      delivery.completeExceptionally(new IOException(reason));
    }
  }

  private final NatsConnection connection;
  private final RecordMessages messages;
  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  private final Thread flushing = new Thread(this::run, "nats-sink");

  SubjectSink(NatsConnection connection, RecordMessages messages) {
    this.connection = connection;
    this.messages = messages;
    flushing.setDaemon(true);
    flushing.start();
  }

  @Override
  public CompletionStage<Delivery> send(OutgoingRecord record) {
    Optional<Connection> now = connection.connected();
    if (now.isEmpty()) {
      return failedFuture(new IOException("not connected to NATS"));
    }
    Sent next = new Sent(now.get(), marks(now.get()), new CompletableFuture<>());
    try {
      now.get().publish(messages.of(record));
      sent.add(next);
    } catch (RuntimeException e) {
      return failedFuture(e);
    }
    return next.delivery();
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  @Override
  public void close() {
    connection.close();
    flushing.interrupt();
  }

  private void run() {
    List<Sent> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(sent.take());
        sent.drainTo(batch, MOST_AT_ONCE);
        flush(batch);
        batch.clear();
      }
    } catch (InterruptedException e) {
      sent.drainTo(batch);
      batch.forEach(each -> each.fail("the sink is closed"));
    }
  }

  private static void flush(List<Sent> batch) throws InterruptedException {
    Connection newest = batch.get(batch.size() - 1).connection();
    try {
      newest.flush(FLUSH_LIMIT);
    } catch (TimeoutException | IllegalStateException e) {
      batch.forEach(each -> each.fail("the server has not read it: " + e.getMessage()));
      return;
    }
    long marks = marks(newest);
    for (Sent each : batch) {
      if (each.connection() == newest && each.marks() == marks) {
        each.delivery().complete(Delivery.DELIVERED);
      } else {
        each.fail("the connection was lost, or the server has refused something");
      }
    }
  }

  /** Rises when the connection is lost and made again, and when the server refuses something. */
  private static long marks(Connection connection) {
    return connection.getStatistics().getReconnects() + connection.getStatistics().getErrs();
  }
}
