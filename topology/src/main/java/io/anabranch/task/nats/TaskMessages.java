package io.anabranch.task.nats;

import io.anabranch.task.OutgoingTask;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;

/**
 * Tasks as messages of NATS: the body as it is, the id in the header {@code task-id}, and in the
 * header {@code deadline} the milliseconds since 1970 until which somebody waits.
 */
final class TaskMessages {

  static final String TASK_ID = "task-id";
  static final String DEADLINE = "deadline";

  private TaskMessages() {}

  static Message of(OutgoingTask task, String subject, String replyTo) {
    return NatsMessage.builder()
        .subject(subject)
        .replyTo(replyTo)
        .headers(
            new Headers()
                .put(TASK_ID, task.id())
                .put(DEADLINE, Long.toString(task.deadline().toEpochMilli())))
        .data(task.body())
        .build();
  }

  /** Whether nobody waits for an answer. One without a deadline is waited for. */
  static boolean isOver(Message task, Instant now) {
    String deadline = task.hasHeaders() ? task.getHeaders().getFirst(DEADLINE) : null;
    try {
      return deadline != null && Long.parseLong(deadline) <= now.toEpochMilli();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
