package io.anabranch.cli.bench.remote;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.DevBrokerException;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import java.util.Locale;
import java.util.function.Supplier;

/** How tasks go to workers. */
enum Way {
  NATS("NATS", NatsServer::start),
  RABBITMQ("RabbitMQ", RabbitServer::start),
  REDIS("Redis", RedisServer::start);

  private final String words;
  private final Supplier<DevBroker> start;

  Way(String words, Supplier<DevBroker> start) {
    this.words = words;
    this.start = start;
  }

  /**
   * Starts a server of its own.
   *
   * @throws NotMeasuredException if there is none on this machine
   */
  DevBroker start() {
    try {
      return start.get();
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
