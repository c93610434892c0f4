package io.anabranch.task.rabbitmq;

import io.anabranch.task.OutgoingTask;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks that are in a queue, or on the way to it, until their deadlines. Thread-safe. */
final class QueuedTasks {

  private final Map<String, Instant> deadlines = new ConcurrentHashMap<>();

  /**
   * Notes a task.
   *
   * @return whether it was not there
   */
  boolean add(OutgoingTask task) {
    Instant now = Instant.now();
    deadlines.values().removeIf(deadline -> deadline.isBefore(now));
    return deadlines.putIfAbsent(task.id(), task.deadline()) == null;
  }

  void remove(String taskId) {
    deadlines.remove(taskId);
  }
}
