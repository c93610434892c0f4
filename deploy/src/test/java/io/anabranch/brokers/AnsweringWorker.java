package io.anabranch.brokers;

import io.anabranch.task.TaskReceiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each task with its body and an exclamation mark. */
final class AnsweringWorker implements AutoCloseable {

  private final AtomicInteger answered = new AtomicInteger();
  private final TaskReceiver receiver;
  private final Thread thread;

  AnsweringWorker(TaskReceiver receiver) {
    this.receiver = receiver;
    this.thread = new Thread(this::work, "worker");
    thread.setDaemon(true);
    thread.start();
  }

  int answered() {
    return answered.get();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      receiver.close();
    }
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        receiver
            .poll(Duration.ofMillis(500))
            .ifPresent(
                task -> {
                  String body = new String(task.body(), StandardCharsets.UTF_8);
                  // Before the answer is there for whoever waits for it.
                  answered.incrementAndGet();
                  task.answer((body + "!").getBytes(StandardCharsets.UTF_8));
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
