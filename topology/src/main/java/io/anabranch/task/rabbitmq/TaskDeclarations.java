package io.anabranch.task.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import io.anabranch.task.TaskQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Declares what tasks and answers travel through; what is there already stays. */
final class TaskDeclarations {

  /** Header of a task that names the queue of its answers, by which rejected tasks come back. */
  static final String REPLY_HEADER = "reply";

  private static final String REJECTED = "anabranch.rejected";

  /** Deliveries after the first one. */
  private static final int DELIVERY_LIMIT = 2;

  /** How long answers are kept for a sender that is not there. */
  private static final Duration ANSWERS_KEPT = Duration.ofMinutes(5);

  private TaskDeclarations() {}

  /** The queue of tasks. What workers did not survive often enough goes to the rejected ones. */
  static void declareTasks(Channel channel, TaskQueue queue) throws IOException {
    declareRejected(channel);
    var unused =
        channel.queueDeclare(
            queue.name(),
            true,
            false,
            false,
            Map.of(
                "x-queue-type",
                "quorum",
                "x-delivery-limit",
                DELIVERY_LIMIT,
                "x-dead-letter-exchange",
                REJECTED));
  }

  /** The queue of answers to one sender, to which its rejected tasks come too. */
  static void declareAnswers(Channel channel, String answers) throws IOException {
    declareRejected(channel);
    var declared =
        channel.queueDeclare(
            answers, true, false, false, Map.of("x-expires", (int) ANSWERS_KEPT.toMillis()));
    var unused =
        channel.queueBind(
            declared.getQueue(), REJECTED, "", Map.of("x-match", "all", REPLY_HEADER, answers));
  }

  private static void declareRejected(Channel channel) throws IOException {
    var unused = channel.exchangeDeclare(REJECTED, BuiltinExchangeType.HEADERS, true);
  }
}
