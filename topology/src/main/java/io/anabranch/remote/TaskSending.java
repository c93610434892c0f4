package io.anabranch.remote;

import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends tasks in their order on a thread of its own, as a broker may let it wait. Thread-safe. */
final class TaskSending implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskSending.class);

  private final TaskQueue queue;
  private final TaskSender sender;
  private final ExecutorService thread;

  /**
   * @param sender closed with this
   */
  TaskSending(TaskQueue queue, TaskSender sender) {
    this.queue = queue;
    this.sender = sender;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, queue.stage() + "-tasks-sender");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  void send(OutgoingTask task) {
    execute(() -> sender.send(task));
  }

  /** Takes copies of a task back, as far as the way allows. */
  void withdraw(String taskId) {
    execute(() -> sender.withdraw(taskId));
  }

  /** Largest task in bytes. */
  int mostBytes() {
    return sender.mostBytes();
  }

  /** After how long a task of which nothing is heard is to be sent again. */
  Duration resendAfter() {
    return sender.resendAfter();
  }

  /** Why nothing can be sent, if that is known. */
  Optional<String> trouble() {
    return sender.trouble();
  }

  private void execute(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("Nothing is sent any more: queue={}", queue.name());
    }
  }

  @Override
  public void close() {
    List<Runnable> unsent = thread.shutdownNow();
    if (!unsent.isEmpty()) {
      LOG.debug("Tasks are not sent any more: queue={} count={}", queue.name(), unsent.size());
    }
    sender.close();
  }
}
