package io.anabranch.brokers;

import io.anabranch.task.TaskSender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a sender of tasks hears. */
final class RecordedAnswers implements TaskSender.Listener {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> rejected = new CopyOnWriteArrayList<>();
  private final List<String> withoutWorker = new CopyOnWriteArrayList<>();

  @Override
  public void received(byte[] body) {
    received.add(new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void rejected(String taskId) {
    rejected.add(taskId);
  }

  @Override
  public void noWorker(String taskId) {
    withoutWorker.add(taskId);
  }

  List<String> received() {
    return received;
  }

  List<String> rejected() {
    return rejected;
  }

  List<String> withoutWorker() {
    return withoutWorker;
  }
}
