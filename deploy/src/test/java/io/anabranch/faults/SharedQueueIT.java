package io.anabranch.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.brokers.NatsEnds;
import io.anabranch.brokers.QueueEnds;
import io.anabranch.brokers.RabbitEnds;
import io.anabranch.brokers.RedisEnds;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two bridges share a queue. One is frozen while it has messages in hand, which come to the other
 * meanwhile, and wakes up: each message is written once.
 */
@Tag("brokers")
class SharedQueueIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int MESSAGES = 600;

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldTakeMessagesOfJetStreamOnce() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        QueueEnds ends = new NatsEnds(server)) {
      freeze("shared-jetstream", ends, Map.of("ack.wait", "2"));
    }
  }

  @Test
  @Tag("faults")
  void shouldTakeMessagesOfRabbitOnce() throws Exception {
    try (RabbitServer server = RabbitServer.start();
        QueueEnds ends = new RabbitEnds(server)) {
      freeze("shared-rabbit", ends, Map.of());
    }
  }

  @Test
  @Tag("faults")
  void shouldTakeMessagesOfRedisOnce() throws Exception {
    try (RedisServer server = RedisServer.start();
        QueueEnds ends = new RedisEnds(server)) {
      freeze("shared-redis", ends, Map.of());
    }
  }

  private static void freeze(String name, QueueEnds ends, Map<String, String> more)
      throws Exception {
    Map<String, String> settings = new HashMap<>();
    ends.from().forEach((key, value) -> settings.put("bridges.tickets." + key, value));
    more.forEach((key, value) -> settings.put("bridges.tickets." + key, value));
    Trial trial = CLUSTER.trial(name, settings);
    String bridged = trial.bridged("tickets");
    StageProcess frozen = trial.startBridges("bridges-1").awaitRunning();
    StageProcess other = trial.startBridges("bridges-2").awaitRunning();

    for (int number = 0; number < MESSAGES / 2; number++) {
      publish(ends, number);
    }
    frozen.freeze();
    for (int number = MESSAGES / 2; number < MESSAGES; number++) {
      publish(ends, number);
    }
    await().atMost(PATIENCE).until(() -> distinct(trial, bridged) == MESSAGES);
    long left = ends.left();
    frozen.thaw();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ends.left() == 0);
    await().atMost(PATIENCE).until(() -> frozen.readiness() == 200 && other.readiness() == 200);

    // The one that was frozen works again, and alone.
    other.terminate();
    publish(ends, MESSAGES);
    await().atMost(PATIENCE).until(() -> distinct(trial, bridged) == MESSAGES + 1);
    frozen.terminate();
    int written = TopicRecords.read(trial.consumerProperties(), bridged).size();
    System.out.printf(
        "faults: %s: %d messages, %d written, %d unacknowledged when one of two bridges woke up%n",
        name, MESSAGES + 1, written, left);
    assertThat(written).isEqualTo(MESSAGES + 1);
  }

  private static long distinct(Trial trial, String topic) {
    return TopicRecords.read(trial.consumerProperties(), topic).stream()
        .map(record -> new String(record.value(), UTF_8))
        .distinct()
        .count();
  }

  private static void publish(QueueEnds ends, int number) throws Exception {
    ends.publish(
        "ticket-" + number,
        JsonNodeFactory.instance.objectNode().put("text", "ticket " + number).toString());
  }
}
