package io.anabranch.brokers;

import io.anabranch.task.TaskReceiver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker in the background that answers each task with its body. */
final class AnsweringReceiver implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final TaskReceiver receiver;
  private final AtomicInteger count = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "answering-receiver");

  AnsweringReceiver(TaskReceiver receiver) {
    this.receiver = receiver;
    thread.start();
  }

  int count() {
    return count.get();
  }

  Optional<String> trouble() {
    return receiver.trouble();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receiver.close();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        receiver
            .poll(POLL)
            .ifPresent(
                task -> {
                  task.answer(task.body());
                  count.incrementAndGet();
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
