package io.anabranch.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.task.TaskEnvelope;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import io.anabranch.task.TaskReceiver.ReceivedTask;
import io.anabranch.task.WorkerReply;
import io.anabranch.task.WorkerReply.Word;
import io.anabranch.topology.dependency.BrokenDependency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the tasks of one queue, each of its threads one at a time, until it is closed. */
final class Worker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

  /** Clocks of different machines may differ so much. */
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  private final TaskQueue queue;
  private final TaskWork<?> work;
  private final Signs signs = new Signs();
  private final AtomicLong answered = new AtomicLong();
  private final List<TaskReceiver> receivers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isClosed;

  private Worker(TaskQueue queue, TaskWork<?> work) {
    this.queue = queue;
    this.work = work;
  }

  /**
   * Begins.
   *
   * @param count of threads, each of which is a worker of its own to the stage
   */
  static Worker start(BrokerSettings broker, TaskQueue queue, TaskWork<?> work, int count) {
    Worker worker = new Worker(queue, work);
    String name = "worker-" + UUID.randomUUID().toString().substring(0, 8);
    for (int number = 1; number <= count; number++) {
      TaskReceiver receiver = TaskReceivers.open(broker, queue);
      String each = name + "-" + number;
      worker.receivers.add(receiver);
      worker.threads.add(new Thread(() -> worker.run(receiver, each), each));
    }
    worker.threads.forEach(Thread::start);
    return worker;
  }

  /** Tasks that it has answered. */
  long answered() {
    return answered.get();
  }

  private void run(TaskReceiver receiver, String name) {
    while (!isClosed) {
      try {
        receiver.poll(POLL).ifPresent(task -> handle(task, name));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("A task cannot be worked on: queue={}", queue.name(), e);
        pause();
      }
    }
  }

  private void handle(ReceivedTask task, String name) {
    TaskEnvelope envelope;
    try {
      envelope = TaskEnvelope.read(task.body());
    } catch (IllegalArgumentException e) {
      LOG.warn("A task is dropped: queue={} reason={}", queue.name(), e.getMessage());
      task.drop();
      return;
    }
    if (envelope.deadline().plus(CLOCKS).isBefore(Instant.now())) {
      task.drop();
      return;
    }
    task.answer(new WorkerReply(envelope.id(), name, word(task, envelope, name)).write());
    answered.incrementAndGet();
  }

  private Word word(ReceivedTask task, TaskEnvelope envelope, String name) {
    if (!envelope.queue().equals(queue)) {
      return new Word.Refused(
          "it has %s by %s %s"
              .formatted(queue.stage(), queue.model().getName(), queue.model().getVersion()));
    }
    if (envelope.documents().isEmpty()) {
      return new Word.Answered(List.<JsonNode>of());
    }
    try {
      return new Word.Answered(
          signs.during(task, envelope.id(), name, () -> work.compute(envelope.documents())));
    } catch (RuntimeException e) {
      if (BrokenDependency.causes(e)) {
        LOG.warn("A dependency is broken: queue={} reason={}", queue.name(), e.getMessage());
        return new Word.Refused(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_ERROR.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Finishes the tasks in hand, and takes no more. */
  @Override
  public void close() {
    isClosed = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receivers.forEach(TaskReceiver::close);
    signs.close();
  }
}
