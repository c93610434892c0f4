package io.anabranch.work;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import io.anabranch.task.nats.NatsTaskReceiver;
import io.anabranch.task.rabbitmq.RabbitTaskReceiver;
import io.anabranch.task.redis.RedisTaskReceiver;

/** Where tasks come from, by the kind of a broker. */
final class TaskReceivers {

  private TaskReceivers() {}

  /** Opens one, which connects by itself. */
  static TaskReceiver open(BrokerSettings broker, TaskQueue queue) {
    return switch (broker.address().kind()) {
      case RABBITMQ -> new RabbitTaskReceiver(broker, queue);
      case NATS -> new NatsTaskReceiver(broker, queue);
      case REDIS -> new RedisTaskReceiver(broker, queue);
    };
  }
}
