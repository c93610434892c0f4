package io.anabranch.brokers;

import io.anabranch.task.TaskSender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what comes back to a sender. */
final class RecordingListener implements TaskSender.Listener {

  private final List<String> received = new CopyOnWriteArrayList<>();

  @Override
  public void received(byte[] body) {
    received.add(new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void rejected(String taskId) {
    throw new AssertionError("rejected: " + taskId);
  }

  @Override
  public void noWorker(String taskId) {
    throw new AssertionError("no worker: " + taskId);
  }

  List<String> received() {
    return received;
  }
}
