package io.anabranch.gateway.http;

import io.anabranch.gateway.FeedRecord;
import io.anabranch.http.AnswerStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/**
 * One reader of events. A reader that has not taken what was written before, and lets so many
 * events wait, is dropped: nobody waits for it. Thread-safe.
 */
final class EventStream {

  private static final int MOST_EVENTS = 256;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final AnswerStream stream;
  private final StreamFilter filter;
  private final boolean hasText;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean isWriting;
  private boolean isHeld;
  private boolean isInLoop;

  EventStream(AnswerStream stream, StreamFilter filter, boolean hasText) {
    this.stream = stream;
    this.filter = filter;
    this.hasText = hasText;
  }

  boolean hasText() {
    return hasText;
  }

  boolean takes(FeedRecord record) {
    return filter.takes(record);
  }

  boolean isOpen() {
    return stream.isOpen();
  }

  void onEnd(Runnable callback) {
    stream.onEnd(callback);
  }

  /** Sends an event, now or after those before it. */
  synchronized void send(byte[] event) {
    if ((isWriting || isHeld)
        && (waiting.size() >= MOST_EVENTS || waitingBytes + event.length > MOST_BYTES)) {
      stream.abort();
      return;
    }
    waiting.add(event);
    waitingBytes += event.length;
    writeNext();
  }

  /** Has what is sent from now on wait until {@link #release}. */
  synchronized void hold() {
    isHeld = true;
  }

  /** Sends what waits. */
  synchronized void release() {
    isHeld = false;
    writeNext();
  }

  /**
   * Sends an event before all that waits.
   *
   * @return when the reader has taken it
   */
  CompletionStage<Void> sendFirst(byte[] event) {
    return stream.write(event);
  }

  /** Ends it, so that the reader sees that something is missing. */
  void abort() {
    stream.abort();
  }

  /** Whether all that was sent has been taken. */
  synchronized boolean isIdle() {
    return !isWriting && !isHeld && waiting.isEmpty();
  }

  /** Writes for as long as each write is complete at once, and without recursion then. */
  private void writeNext() {
    if (isInLoop) {
      return;
    }
    isInLoop = true;
    while (!isWriting && !isHeld && !waiting.isEmpty()) {
      byte[] next = waiting.remove();
      waitingBytes -= next.length;
      isWriting = true;
      var unused = stream.write(next).whenComplete((done, error) -> written(error == null));
    }
    isInLoop = false;
  }

  private synchronized void written(boolean isOpen) {
    isWriting = false;
    if (!isOpen) {
      waiting.clear();
      waitingBytes = 0;
    }
    writeNext();
  }
}
