package io.anabranch.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Many callers, each with a message and an idempotency key of its own. */
final class KeyedCallers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "keyed-callers");
            thread.setDaemon(true);
            return thread;
          });
  private final List<KeyedCaller> all = new ArrayList<>();
  private final Queue<KeyedCaller> left = new ArrayDeque<>();
  private final AtomicInteger answered = new AtomicInteger();

  /** Adds one, who does not ask yet. */
  void add(GatewayClient client, String key, String text) {
    int number = all.size();
    KeyedCaller caller = new KeyedCaller(client, timer, number, text, key);
    all.add(caller);
    left.add(caller);
  }

  /** Has so many ask, and one more for each who is answered. */
  KeyedCallers start(int atOnce) {
    for (int i = 0; i < atOnce; i++) {
      next();
    }
    return this;
  }

  private void next() {
    KeyedCaller caller;
    synchronized (left) {
      caller = left.poll();
    }
    if (caller != null) {
      var unused =
          caller
              .answer()
              .thenRun(
                  () -> {
                    answered.incrementAndGet();
                    next();
                  });
      caller.ask();
    }
  }

  KeyedCallers awaitAnswered(int callers) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> answered.get() >= callers);
    return this;
  }

  /** Answers so far, over all callers. */
  int answered() {
    return answered.get();
  }

  List<KeyedCaller> all() {
    return all;
  }

  /** How often they have asked more than once. */
  int askedAgain() {
    return all.stream().mapToInt(caller -> Math.max(0, caller.asked() - 1)).sum();
  }

  /** Those who still ask get no answer. */
  @Override
  public void close() {
    var unused = timer.shutdownNow();
  }
}
