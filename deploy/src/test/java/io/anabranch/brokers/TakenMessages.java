package io.anabranch.brokers;

import io.anabranch.queue.QueueMessage;
import io.anabranch.queue.QueueSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the messages of a source, and acknowledges them or not. */
final class TakenMessages implements QueueSource.Listener {

  private final List<QueueMessage> messages = new CopyOnWriteArrayList<>();
  private volatile boolean isAcknowledging = true;

  @Override
  public void received(QueueMessage message) {
    messages.add(message);
    if (isAcknowledging) {
      message.acknowledge();
    }
  }

  TakenMessages withoutAcknowledging() {
    isAcknowledging = false;
    return this;
  }

  List<QueueMessage> messages() {
    return messages;
  }

  List<String> ids() {
    return messages.stream().map(message -> message.id().orElseThrow()).toList();
  }
}
