package io.anabranch.gateway;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.operation.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks for enriched records, a few at once. Thread-safe. */
final class Lookups implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int MOST_WAITING = 1_000;

  private final List<EnrichedLookup> all = new ArrayList<>();
  private final BlockingQueue<EnrichedLookup> free = new ArrayBlockingQueue<>(THREADS);
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> new Thread(task, "enriched-lookup"));

  Lookups(Connection connection, int partitions, RecentRecords recent) {
    for (int i = 0; i < THREADS; i++) {
      EnrichedLookup lookup = new EnrichedLookup(connection, partitions, recent);
      all.add(lookup);
      free.add(lookup);
    }
  }

  /**
   * Looks for a message's record.
   *
   * @return fails if Kafka does not answer, or too many look already
   */
  CompletableFuture<EnrichedLookup.Result> find(MessageId id) {
    CompletableFuture<EnrichedLookup.Result> result = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              EnrichedLookup lookup = free.take();
              try {
                result.complete(lookup.find(id));
              } finally {
                free.add(lookup);
              }
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              result.completeExceptionally(e);
            } catch (RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  @Override
  public void close() {
    threads.shutdown();
    Cancellation.holdBackWhile(
        () -> {
          try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
              threads.shutdownNow();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          all.forEach(EnrichedLookup::close);
        });
  }
}
