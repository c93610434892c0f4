package io.anabranch.work;

import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.WorkerReply;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says of tasks that they are begun, and each second that they are still worked on. */
final class Signs implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "work-signs");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins, until what is returned is closed. */
  Sign begin(ReceivedTask task, String id, String worker) {
    byte[] working = new WorkerReply(id, worker, new WorkerReply.Word.Working()).write();
    task.sign(working);
    Future<?> more =
        timer.scheduleWithFixedDelay(() -> task.sign(working), 1, 1, TimeUnit.SECONDS);
    return () -> more.cancel(false);
  }

  /** Ends the signs of one task. */
  interface Sign extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
