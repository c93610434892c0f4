package io.anabranch.remote;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import io.anabranch.task.nats.NatsTaskSender;
import io.anabranch.task.rabbitmq.RabbitTaskSender;
import io.anabranch.task.redis.RedisTaskSender;

/** Ways to workers, by the kind of a broker. */
final class TaskSenders {

  private TaskSenders() {}

  /** Opens a way, which connects by itself. */
  static TaskSender open(BrokerSettings broker, TaskQueue queue, TaskSender.Listener listener) {
    return switch (broker.address().kind()) {
      case RABBITMQ -> new RabbitTaskSender(broker, queue, listener);
      case NATS -> new NatsTaskSender(broker, queue, listener);
      case REDIS -> new RedisTaskSender(broker, queue, listener);
    };
  }
}
