package io.anabranch.bridge;

import io.anabranch.queue.RecordSink;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.topology.dependency.Backoff;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A record on its way to another broker, which is sent until that has it. For one thread. */
final class Crossing {

  private static final long SHORTLY_MILLIS = 20;

  private final RecordSink sink;
  private final OutgoingRecord record;
  private final Backoff backoff = new Backoff();
  private CompletableFuture<RecordSink.Delivery> delivery;
  private long nextSend;

  /** Sends it. */
  Crossing(RecordSink sink, OutgoingRecord record) {
    this.sink = sink;
    this.record = record;
    this.delivery = sink.send(record).toCompletableFuture();
  }

  /**
   * Sends it again, after a time, if that has failed.
   *
   * @return what became of it, once the other broker has it
   */
  Optional<RecordSink.Delivery> proceed() {
    if (!delivery.isDone()) {
      return Optional.empty();
    }
    if (!delivery.isCompletedExceptionally()) {
      return Optional.of(delivery.join());
    }
    long now = System.nanoTime();
    if (nextSend == 0) {
      nextSend = now + backoff.next().toNanos();
    } else if (now >= nextSend) {
      nextSend = 0;
      delivery = sink.send(record).toCompletableFuture();
    }
    return Optional.empty();
  }

  /** Waits a little, at most until the other broker has it. */
  void awaitShortly() {
    try {
      if (delivery.isDone()) {
        TimeUnit.MILLISECONDS.sleep(SHORTLY_MILLIS);
      } else {
        var unused = delivery.get(SHORTLY_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // It is looked at again.
    }
  }
}
