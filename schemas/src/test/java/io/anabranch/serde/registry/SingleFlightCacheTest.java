package io.anabranch.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightCacheTest {

  private final SingleFlightCache<String, Integer> cache = new SingleFlightCache<>();
  private final AtomicInteger loads = new AtomicInteger();

  @Test
  void shouldLoadOnce() {
    assertThat(cache.get("k", key -> loads.incrementAndGet())).isEqualTo(1);
    assertThat(cache.get("k", key -> loads.incrementAndGet())).isEqualTo(1);
    assertThat(cache.get("other", key -> loads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void shouldForgetAFailure() {
    assertThatThrownBy(() -> cache.get("k", key -> failing()))
        .isInstanceOf(IllegalStateException.class);

    assertThat(cache.get("k", key -> 7)).isEqualTo(7);
  }

  @Test
  void shouldShareOneLoadAmongThreads() {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    CyclicBarrier together = new CyclicBarrier(8);
    try {
      List<CompletableFuture<Integer>> results =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            await(together);
                            return cache.get("k", key -> loads.incrementAndGet());
                          },
                          executor))
              .limit(8)
              .toList();

      assertThat(results).allMatch(result -> result.join() == 1);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void shouldShareTheFailureOfALoad() throws InterruptedException {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                cache.get(
                    "k",
                    key -> {
                      loading.countDown();
                      awaitLatch(waiting);
                      return failing();
                    }));
    loading.await();
    Thread second =
        new Thread(
            () ->
                assertThatThrownBy(() -> cache.get("k", key -> loads.incrementAndGet()))
                    .isInstanceOf(IllegalStateException.class));
    AtomicInteger unexpected = new AtomicInteger();
    second.setUncaughtExceptionHandler((thread, failure) -> unexpected.incrementAndGet());
    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    waiting.countDown();
    second.join();

    assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
    assertThat(unexpected).hasValue(0);
    assertThat(loads).hasValue(0);
  }

  private static int failing() {
    throw new IllegalStateException("expected");
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
