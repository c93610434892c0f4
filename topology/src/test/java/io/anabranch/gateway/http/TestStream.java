package io.anabranch.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.http.AnswerStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A stream whose client takes what is written at once, or when it is told to. */
final class TestStream implements AnswerStream {

  final List<String> written = new ArrayList<>();
  private final boolean isReading;
  private final List<Runnable> onEnd = new ArrayList<>();
  private @Nullable CompletableFuture<Void> underWay;
  private boolean isClosed;
  private boolean isAborted;

  /**
   * @param isReading whether each write is complete at once
   */
  TestStream(boolean isReading) {
    this.isReading = isReading;
  }

  @Override
  public CompletionStage<Void> write(byte[] bytes) {
    if (!isOpen()) {
      return CompletableFuture.failedFuture(new IOException("ended"));
    }
    if (underWay != null) {
      return CompletableFuture.failedFuture(new IllegalStateException("a write is under way"));
    }
    written.add(new String(bytes, UTF_8));
    if (isReading) {
      return CompletableFuture.completedFuture(null);
    }
    underWay = new CompletableFuture<>();
    return underWay;
  }

  /** Has the client take the write that is under way. */
  void take() {
    CompletableFuture<Void> taken = underWay;
    underWay = null;
    if (taken != null) {
      taken.complete(null);
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }

  boolean isClosed() {
    return isClosed && !isAborted;
  }

  @Override
  public void abort() {
    isAborted = true;
    onEnd.forEach(Runnable::run);
    CompletableFuture<Void> failed = underWay;
    underWay = null;
    if (failed != null) {
      failed.completeExceptionally(new IOException("ended"));
    }
  }

  @Override
  public boolean isOpen() {
    return !isClosed && !isAborted;
  }

  @Override
  public void onEnd(Runnable callback) {
    onEnd.add(callback);
  }
}
