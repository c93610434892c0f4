package io.anabranch.remote;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The workers that were heard of lately. Not thread-safe. */
final class Workers {

  private static final long MEMORY = Duration.ofSeconds(30).toNanos();

  /** One at the worker, and one that waits for it. */
  private static final int TASKS_EACH = 2;

  private final Map<String, Long> heard = new HashMap<>();

  void hear(String worker, long now) {
    heard.put(worker, now);
  }

  /** How many tasks are to be under way. Where nobody was heard of, there may be one worker. */
  int tasks(long now) {
    heard.values().removeIf(last -> now - last > MEMORY);
    return TASKS_EACH * Math.max(1, heard.size());
  }
}
