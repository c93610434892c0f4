package io.anabranch.queue.redis;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Entries that were read and are not acknowledged, at most so many. Thread-safe. */
final class OpenEntries {

  private final int most;
  private final Set<String> ids = new LinkedHashSet<>();

  OpenEntries(int most) {
    this.most = most;
  }

  /** How many more there may be, after waiting for some time if there may be none. */
  synchronized int awaitRoom(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (ids.size() >= most && left > 0) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return most - ids.size();
  }

  /** Adds one, unless it is there. */
  synchronized boolean add(String id) {
    return ids.add(id);
  }

  /** Removes one, if it is there. */
  synchronized void remove(String id) {
    ids.remove(id);
    notifyAll();
  }

  synchronized List<String> all() {
    return List.copyOf(ids);
  }
}
