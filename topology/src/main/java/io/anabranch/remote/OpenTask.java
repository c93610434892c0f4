package io.anabranch.remote;

import io.anabranch.task.OutgoingTask;
import java.util.concurrent.CompletableFuture;

/** A task without a result yet. Guarded by the lock of {@link TaskBoard}. */
final class OpenTask {

  final OutgoingTask task;
  final CompletableFuture<TaskResult> result = new CompletableFuture<>();

  /** By {@link System#nanoTime}, as are the others. */
  final long deadline;

  long nextSend;
  long lastHeard;
  int sends;

  /** Whether a worker has said that it works on it. */
  boolean isBegun;

  /** Whether workers seem to have ended at it: it is decided by whether others go on. */
  boolean isAccused;

  OpenTask(OutgoingTask task, long deadline) {
    this.task = task;
    this.deadline = deadline;
  }
}
