package io.anabranch.brokers;

import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import java.util.concurrent.CountDownLatch;

/** Starts a server of each kind, says so, and waits. */
final class DevBrokersMain {

  static final String STARTED = "started";

  private DevBrokersMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (NatsServer nats = NatsServer.start();
        RedisServer redis = RedisServer.start();
        RabbitServer rabbit = RabbitServer.start()) {
      System.out.println("%s %s %s %s".formatted(STARTED, nats.url(), redis.url(), rabbit.url()));
      new CountDownLatch(1).await();
    }
  }
}
