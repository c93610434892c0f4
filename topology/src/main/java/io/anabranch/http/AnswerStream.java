package io.anabranch.http;

import java.util.concurrent.CompletionStage;

/**
 * The body of an answer that is written piece by piece: server-sent events, JSON by lines.
 * Thread-safe. Ends by {@link #close}, by {@link #abort}, when the client has gone or has taken
 * nothing of a write for {@link HttpLimits#idle}, or with the endpoint. A client that closes its
 * half of the connection has gone.
 */
public interface AnswerStream {

  /**
   * Writes, without waiting. One write at a time: the next when this one is complete. A client that
   * does not read leaves it incomplete; drop what comes meanwhile, or {@link #abort}.
   *
   * @param bytes not to be changed until then
   * @return complete when the client's connection has taken all; fails with an {@link
   *     java.io.IOException} if the stream has ended, with an {@link IllegalStateException} if a
   *     write is under way. What hangs on it runs in a thread of the server and must not wait.
   */
  CompletionStage<Void> write(byte[] bytes);

  /** Ends the stream in good order, after a write that is under way. */
  void close();

  /** Ends the stream and its connection at once; the client sees that it is not whole. */
  void abort();

  /** Whether something can still be written: neither closed nor ended. */
  boolean isOpen();

  /**
   * Has something run once when the stream has ended, for whatever reason; at once if it has. It
   * runs in a thread of the server and must not wait.
   */
  void onEnd(Runnable callback);
}
