package io.anabranch.gateway;

import io.anabranch.client.MessageId;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Callers who wait for the enriched record of a message. Thread-safe. */
final class WaitingCallers {

  private final ScheduledExecutorService timer;
  private final Map<String, List<Caller>> byId = new ConcurrentHashMap<>();

  WaitingCallers(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  private static final class Caller {
    private final MessageId id;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile @Nullable Enriched partial;

    private Caller(MessageId id) {
      this.id = id;
    }
  }

  /**
   * Waits for a message's record.
   *
   * @return the complete record; when the time is up, the newest partial one or the id
   */
  CompletableFuture<Answer> await(MessageId id, Duration timeout) {
    Caller caller = new Caller(id);
    byId.compute(
        id.toString(),
        (key, others) -> {
          List<Caller> all = new ArrayList<>(others == null ? List.of() : others);
          all.add(caller);
          return all;
        });
    ScheduledFuture<?> end =
        timer.schedule(() -> giveUp(caller), timeout.toNanos(), TimeUnit.NANOSECONDS);
    return caller.answer.whenComplete(
        (answer, error) -> {
          end.cancel(false);
          remove(caller);
        });
  }

  /** Whether somebody waits for a message. */
  boolean isAwaited(String id) {
    return byId.containsKey(id);
  }

  /** Gives a message's record to those who wait for it. */
  void found(String id, Enriched enriched) {
    for (Caller caller : byId.getOrDefault(id, List.of())) {
      if (enriched.getStatus() == EnrichedStatus.COMPLETE) {
        caller.answer.complete(new Answer.Found(enriched));
      } else {
        caller.partial = enriched;
      }
    }
  }

  private static void giveUp(Caller caller) {
    caller.answer.complete(
        Optional.ofNullable(caller.partial)
            .<Answer>map(Answer.Found::new)
            .orElseGet(() -> new Answer.Pending(caller.id)));
  }

  private void remove(Caller caller) {
    byId.computeIfPresent(
        caller.id.toString(),
        (key, others) -> {
          List<Caller> left = new ArrayList<>(others);
          left.remove(caller);
          return left.isEmpty() ? null : left;
        });
  }

  /** Answers all, as if their time were up. */
  void release() {
    byId.values().forEach(callers -> callers.forEach(WaitingCallers::giveUp));
  }
}
