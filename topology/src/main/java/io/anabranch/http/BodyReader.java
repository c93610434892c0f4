package io.anabranch.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request as it comes, up to a size and a time. */
final class BodyReader implements Runnable {

  /** Answers a request whose body cannot be had. */
  @FunctionalInterface
  interface Refusal {
    void refuse(HttpAnswer answer);
  }

  private final Request request;
  private final int limit;
  private final BodyBudget budget;
  private final Duration time;
  private final Refusal refusal;
  private final Executor executor;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private int taken;
  private boolean isDecided;
  private @Nullable Runnable outcome;
  private volatile boolean isWhole;
  private Scheduler.@Nullable Task deadline;

  BodyReader(Request request, int limit, BodyBudget budget, Duration time, Refusal refusal) {
    this.request = request;
    this.limit = limit;
    this.budget = budget;
    this.time = time;
    this.refusal = refusal;
    executor = request.getComponents().getExecutor();
  }

  CompletionStage<byte[]> start() {
    exclusively(this::begin);
    return result;
  }

  private void begin() {
    if (request.getLength() > limit) {
      refuseLarge();
    } else {
      deadline =
          request
              .getComponents()
              .getScheduler()
              .schedule(
                  () -> executor.execute(() -> exclusively(this::refuseSlow)),
                  time.toMillis(),
                  TimeUnit.MILLISECONDS);
      read();
    }
  }

  /** Whether nothing of the body is left on the connection. */
  boolean isDone() {
    return isWhole;
  }

  /** The request has ended, and with it the body. */
  void end() {
    giveUp();
    exclusively(
        () -> {
          budget.release(taken);
          taken = 0;
        });
  }

  /** Reads no more: the request is answered without its body. */
  void giveUp() {
    exclusively(
        () -> {
          if (!isDecided) {
            decide(failure("the request was answered before its body was read"));
          }
        });
  }

  /** Takes what is there, and asks to be called for the rest. */
  @Override
  public void run() {
    exclusively(this::read);
  }

  /**
   * Jetty allows no read while a request is answered, so one excludes the other. What hangs on the
   * body runs afterwards.
   */
  private void exclusively(Runnable step) {
    boolean isWithin = Thread.holdsLock(this);
    Runnable decided = null;
    synchronized (this) {
      step.run();
      if (!isWithin) {
        decided = outcome;
        outcome = null;
      }
    }
    if (decided != null) {
      decided.run();
    }
  }

  private void read() {
    try {
      while (!isDecided) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          refuse(chunk.getFailure());
        } else {
          take(chunk);
        }
      }
    } catch (IllegalStateException e) {
      refuse(e);
    }
  }

  private void take(Content.Chunk chunk) {
    ByteBuffer content = chunk.getByteBuffer();
    boolean fits = content.remaining() <= limit - bytes.size();
    boolean hasRoom = fits && budget.take(taken, taken + content.remaining());
    if (hasRoom) {
      taken += content.remaining();
      byte[] part = new byte[content.remaining()];
      content.get(part);
      bytes.writeBytes(part);
    }
    boolean isLast = chunk.isLast();
    chunk.release();
    if (!fits) {
      refuseLarge();
    } else if (!hasRoom) {
      refuse(
          HttpAnswer.error(
                  HttpStatus.SERVICE_UNAVAILABLE_503, "too much is sent at once; send it again")
              .withHeader("Retry-After", "1"));
    } else if (isLast) {
      isWhole = true;
      decide(() -> result.complete(bytes.toByteArray()));
    }
  }

  private void refuseLarge() {
    refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body has more than " + limit + " bytes");
  }

  private void refuseSlow() {
    refuse(HttpStatus.REQUEST_TIMEOUT_408, "the body has not come within " + time);
  }

  private void refuse(Throwable failure) {
    if (failure instanceof TimeoutException) {
      refuseSlow();
    } else {
      refuse(HttpStatus.BAD_REQUEST_400, "the body is not whole");
    }
  }

  private void refuse(int status, String reason) {
    refuse(HttpAnswer.error(status, reason));
  }

  private void refuse(HttpAnswer answer) {
    if (!isDecided) {
      decide(failure("answered with " + answer.status()));
      refusal.refuse(answer);
    }
  }

  private void decide(Runnable decision) {
    isDecided = true;
    outcome = decision;
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private Runnable failure(String reason) {
    return () -> result.completeExceptionally(new IOException(reason));
  }
}
