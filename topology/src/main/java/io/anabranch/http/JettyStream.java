package io.anabranch.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An answer of Jetty's that is written piece by piece. */
final class JettyStream implements AnswerStream {

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final CompletableFuture<Void> head = new CompletableFuture<>();
  private final List<Runnable> onEnd = new ArrayList<>();
  private boolean isWriting;
  private boolean isClosing;
  private boolean isEnded;

  JettyStream(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /**
   * Sends the head.
   *
   * @param headOnly whether the answer has no body
   * @param watch whether nothing more is to be read, so that an end of what is read is the client's
   */
  void open(boolean headOnly, boolean watch) {
    request.addFailureListener(this::end);
    if (watch) {
      new ClientWatch(request, () -> end(new ClosedChannelException())).start();
    }
    send(headOnly, BufferUtil.EMPTY_BUFFER, Callback.from(() -> head.complete(null), this::end));
    if (headOnly) {
      close();
    }
  }

  /** It was answered before: nothing is ever written. */
  synchronized void endUnopened() {
    isEnded = true;
  }

  @Override
  public CompletionStage<Void> write(byte[] bytes) {
    synchronized (this) {
      if (isEnded || isClosing) {
        return CompletableFuture.failedFuture(new IOException("the stream has ended"));
      }
      if (isWriting) {
        return CompletableFuture.failedFuture(new IllegalStateException("a write is under way"));
      }
      isWriting = true;
    }
    CompletableFuture<Void> result = new CompletableFuture<>();
    headSent()
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                result.completeExceptionally(failure);
              } else {
                send(
                    false,
                    ByteBuffer.wrap(bytes),
                    Callback.from(() -> written(result), problem -> fail(result, problem)));
              }
            });
    return result;
  }

  private void fail(CompletableFuture<Void> result, Throwable problem) {
    end(problem);
    result.completeExceptionally(new IOException("the stream has ended", problem));
  }

  private CompletionStage<Void> headSent() {
    return head;
  }

  private void written(CompletableFuture<Void> result) {
    boolean finishes;
    synchronized (this) {
      isWriting = false;
      finishes = isClosing;
    }
    if (finishes) {
      finish();
    }
    result.complete(null);
  }

  @Override
  public void close() {
    boolean finishes;
    synchronized (this) {
      finishes = !isClosing && !isWriting && !isEnded;
      isClosing = true;
    }
    if (finishes) {
      headSent().thenRun(this::finish);
    }
  }

  private void finish() {
    send(true, BufferUtil.EMPTY_BUFFER, Callback.from(this::ended, this::end));
  }

  /**
   * Jetty throws what comes after the end of the request, as when the stream is aborted meanwhile.
   */
  private void send(boolean isLast, ByteBuffer bytes, Callback sent) {
    try {
      response.write(isLast, bytes, sent);
    } catch (RuntimeException e) {
      sent.failed(e);
    }
  }

  private void ended() {
    if (markEnded()) {
      callback.succeeded();
      runCallbacks();
    }
  }

  @Override
  public void abort() {
    end(new IOException("given up"));
  }

  private void end(Throwable failure) {
    if (markEnded()) {
      callback.failed(new Request.Handler.AbortException("stream ended", failure));
      head.completeExceptionally(new IOException("the stream has ended", failure));
      runCallbacks();
    }
  }

  private synchronized boolean markEnded() {
    boolean ends = !isEnded;
    isEnded = true;
    return ends;
  }

  @Override
  public synchronized boolean isOpen() {
    return !isEnded && !isClosing;
  }

  @Override
  public void onEnd(Runnable callback) {
    synchronized (this) {
      if (!isEnded) {
        onEnd.add(callback);
        return;
      }
    }
    callback.run();
  }

  private void runCallbacks() {
    List<Runnable> all;
    synchronized (this) {
      all = List.copyOf(onEnd);
      onEnd.clear();
    }
    all.forEach(Runnable::run);
  }
}
