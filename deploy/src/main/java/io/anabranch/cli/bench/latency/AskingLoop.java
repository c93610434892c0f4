package io.anabranch.cli.bench.latency;

import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks at a steady pace, whether answers come or not, and counts the time of each from when it was
 * to be asked.
 */
final class AskingLoop {

  /** In which connections are made; what is asked meanwhile does not count. */
  private static final int LEAD_SECONDS = 3;

  private final Callers callers;
  private final double perSecond;

  AskingLoop(Callers callers, double perSecond) {
    this.callers = callers;
    this.perSecond = perSecond;
  }

  /**
   * Asks for all, and waits for all answers.
   *
   * @param begin when the first is due, by {@link System#nanoTime}
   * @throws OperationException if one is not answered with its record
   */
  Percentiles run(List<MappedMessage> messages, long begin) throws InterruptedException {
    Queue<Duration> times = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      long when = begin + Math.round(i * 1e9 / perSecond);
      TimeUnit.NANOSECONDS.sleep(when - System.nanoTime());
      boolean counts = i >= perSecond * LEAD_SECONDS || i == messages.size() - 1;
      answers.add(
          callers
              .ask(messages.get(i))
              .thenRun(
                  () -> {
                    if (counts) {
                      times.add(Duration.ofNanos(System.nanoTime() - when));
                    }
                  }));
    }
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw new OperationException("a caller was not answered: " + e.getCause(), e);
    }
    return Percentiles.of(times);
  }
}
