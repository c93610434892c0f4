package io.anabranch.remote;

import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskEnvelope;
import io.anabranch.task.TaskSender;
import io.anabranch.task.WorkerReply;
import io.anabranch.task.WorkerReply.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** A way to workers that are in memory: a function says what is heard of each task that is sent. */
final class TestWorkers implements TaskSender {

  private static final Duration RESEND = Duration.ofMillis(150);

  private final Listener listener;
  private final Function<TaskEnvelope, List<Word>> worker;

  /** Everything that was sent, in order. */
  final List<TaskEnvelope> sent = new CopyOnWriteArrayList<>();

  TestWorkers(Listener listener, Function<TaskEnvelope, List<Word>> worker) {
    this.listener = listener;
    this.worker = worker;
  }

  @Override
  public void send(OutgoingTask task) {
    TaskEnvelope envelope = TaskEnvelope.read(task.body());
    sent.add(envelope);
    worker
        .apply(envelope)
        .forEach(word -> listener.received(new WorkerReply(envelope.id(), "worker", word).write()));
  }

  /** Tasks that have documents. */
  Stream<TaskEnvelope> tasks() {
    return sent.stream().filter(task -> !task.documents().isEmpty());
  }

  @Override
  public void withdraw(String taskId) {}

  @Override
  public Duration resendAfter() {
    return RESEND;
  }

  @Override
  public int mostBytes() {
    return 10_000;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
