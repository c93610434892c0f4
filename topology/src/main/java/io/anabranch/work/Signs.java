package io.anabranch.work;

import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.WorkerReply;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says of tasks that they are begun, and each second that they are still worked on. */
final class Signs implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "work-signs");
            thread.setDaemon(true);
            return thread;
          });

  /** Says so of a task while something else is done. */
  <T> T during(ReceivedTask task, String id, String worker, Supplier<T> work) {
    byte[] working = new WorkerReply(id, worker, new WorkerReply.Word.Working()).write();
    task.sign(working);
    Future<?> more = timer.scheduleWithFixedDelay(() -> task.sign(working), 1, 1, TimeUnit.SECONDS);
    try {
      return work.get();
    } finally {
      more.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
