package io.anabranch.gateway.nats;

import io.anabranch.gateway.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that were taken and have no answer yet, at most so many. Thread-safe. */
final class OpenRequests {

  /** Each may hold a record of 100 kB until it is sent. */
  private static final int MOST = 2_000;

  private final Set<Request> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(MOST);

  /** A request that was taken. Equal to itself alone. */
  static final class Request {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    CompletableFuture<Answer> answer() {
      return answer;
    }
  }

  /** Takes a request, if there is room; {@link #close} must follow. */
  Optional<Request> add() {
    if (!room.tryAcquire()) {
      return Optional.empty();
    }
    Request request = new Request();
    open.add(request);
    return Optional.of(request);
  }

  /** Forgets a request, after its answer was sent. */
  void close(Request request) {
    if (open.remove(request)) {
      room.release();
    }
  }

  /** Waits until all are answered and sent, and gives those that are not an answer. */
  void finish(Duration limit, Answer otherwise) {
    try {
      if (room.tryAcquire(MOST, limit.toNanos(), TimeUnit.NANOSECONDS)) {
        room.release(MOST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(request -> request.answer.complete(otherwise));
  }
}
