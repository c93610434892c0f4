package io.anabranch.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The requests that are under way. */
final class OpenCalls {

  private final Set<JettyCall> calls = new HashSet<>();
  private boolean isEnding;

  /** Notes a request; not any more once they are to end. */
  synchronized boolean add(JettyCall call) {
    return !isEnding && calls.add(call);
  }

  synchronized void remove(JettyCall call) {
    calls.remove(call);
    notifyAll();
  }

  /** Ends the streams, and waits until the other requests have been answered, for so long. */
  void end(Duration grace) {
    List<JettyCall> open;
    synchronized (this) {
      isEnding = true;
      open = List.copyOf(calls);
    }
    open.forEach(JettyCall::endStream);
    awaitNone(grace);
  }

  private synchronized void awaitNone(Duration grace) {
    long until = System.nanoTime() + grace.toNanos();
    try {
      for (long left = grace.toMillis(); !calls.isEmpty() && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(until - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
