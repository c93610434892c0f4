package io.anabranch.cli.bench.remote;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.DevBrokerException;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import java.util.Locale;

/** How tasks go to workers. */
enum Way {
  NATS("NATS"),
  RABBITMQ("RabbitMQ"),
  REDIS("Redis");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /**
   * Starts a server of its own.
   *
   * @throws NotMeasuredException if there is none on this machine
   */
  DevBroker start() {
    try {
      return switch (this) {
        case NATS -> NatsServer.start();
        case RABBITMQ -> RabbitServer.start();
        case REDIS -> RedisServer.start();
      };
    } catch (DevBrokerException e) {
      throw new NotMeasuredException(String.valueOf(e.getMessage()));
    }
  }

  /** For people. */
  String words() {
    return words;
  }

  /** For keys. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
