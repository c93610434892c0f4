package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.brokers.NatsEnds;
import io.anabranch.brokers.QueueEnds;
import io.anabranch.brokers.RabbitEnds;
import io.anabranch.brokers.RedisEnds;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Messages come from another broker, and their enriched records go to it, while the bridges, that
 * broker and Kafka's are killed in turn: none is lost, none is mixed, none is taken twice.
 */
@Tag("brokers")
class BridgesCrashIT {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** So many messages are published twice. */
  private static final int TENTH = 10;

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.own();

  @Test
  void shouldLoseNothingOfRedis() throws Exception {
    try (RedisServer server = RedisServer.start();
        QueueEnds ends = new RedisEnds(server)) {
      crash("bridges-redis", server, ends, 400);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingOfRedisInTheLongRun() throws Exception {
    try (RedisServer server = RedisServer.start("--appendfsync", "always");
        QueueEnds ends = new RedisEnds(server)) {
      crash("bridges-redis-long", server, ends, 2_000);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingOfJetStreamInTheLongRun() throws Exception {
    try (NatsServer server = NatsServer.start(NatsServer.JETSTREAM);
        QueueEnds ends = new NatsEnds(server)) {
      crash("bridges-jetstream-long", server, ends, 2_000);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingOfRabbitInTheLongRun() throws Exception {
    try (RabbitServer server = RabbitServer.start();
        QueueEnds ends = new RabbitEnds(server)) {
      crash("bridges-rabbit-long", server, ends, 2_000);
    }
  }

  private static void crash(String name, DevBroker server, QueueEnds ends, int messages)
      throws Exception {
    long begin = System.nanoTime();
    Map<String, String> settings = new HashMap<>(Map.of("kafka.session.timeout.ms", "6000"));
    ends.from().forEach((key, value) -> settings.put("bridges.tickets." + key, value));
    ends.to().forEach((key, value) -> settings.put("bridges.out." + key, value));
    Trial trial = CLUSTER.trial(name, settings);
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    StageProcess bridges = trial.startBridges().awaitRunning();

    publish(ends, 0, messages / 4);
    tail.awaitSeen(messages / TENTH);
    bridges.kill();
    bridges = trial.startBridges();
    publish(ends, messages / 4, messages / 2);
    tail.awaitSeen(messages / 3);
    server.kill();
    server.restart();
    publish(ends, messages / 2, 3 * messages / 4);
    tail.awaitSeen(messages / 2 + messages / TENTH);
    trial.cluster().broker().kill();
    trial.cluster().broker().start();
    publish(ends, 3 * messages / 4, messages);
    // What a producer does that has not heard of its messages.
    publish(ends, 0, messages / TENTH);
    tail.awaitComplete(messages);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> ends.left() == 0);
    List<Result> enriched = Result.read(trial, trial.topics().enriched());
    Set<String> revisions =
        enriched.stream()
            .map(result -> result.id() + "/" + result.revision())
            .collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> new HashSet<>(ends.received()).containsAll(revisions));
    List<String> received = ends.received();
    bridges.terminate();
    stages.terminate();

    int written = TopicRecords.read(trial.consumerProperties(), trial.topics().messages()).size();
    long mixed = enriched.stream().filter(BridgesCrashIT::isMixed).count();
    System.out.printf(
        "faults: %s: %d messages, %d of them published twice; %d written, %d complete, %d mixed;"
            + " out %d records, %d of %d distinct ones; killed: bridges, server, Kafka; %d s%n",
        name,
        messages,
        messages / TENTH,
        written,
        tail.complete(),
        mixed,
        received.size(),
        new HashSet<>(received).size(),
        revisions.size(),
        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    assertThat(written).isEqualTo(messages);
    assertThat(tail.complete()).isEqualTo(messages);
    assertThat(texts(enriched)).hasSize(messages);
    assertThat(mixed).isZero();
    assertThat(new HashSet<>(received)).isEqualTo(revisions);
    assertThat(TopicRecords.read(trial.consumerProperties(), trial.topics().deadLetters()))
        .isEmpty();
  }

  /** Publishes messages, each until the server has it. */
  private static void publish(QueueEnds ends, int from, int end) {
    for (int number = from; number < end; number++) {
      String id = "ticket-" + number;
      String body =
          JsonNodeFactory.instance.objectNode().put("text", text(number)).put("id", id).toString();
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(200, TimeUnit.MILLISECONDS)
          .ignoreExceptions()
          .until(
              () -> {
                ends.publish(id, body);
                return true;
              });
    }
  }

  private static String text(int number) {
    return "ticket number " + number + " is open";
  }

  private static boolean isMixed(Result result) {
    Enriched enriched = (Enriched) result.value();
    int number = Integer.parseInt(enriched.getMessage().getId().replaceFirst("ticket-", ""));
    return !enriched.getMessage().getText().equals(text(number));
  }

  private static Set<String> texts(List<Result> enriched) {
    return enriched.stream()
        .map(result -> (Enriched) result.value())
        .filter(record -> record.getStatus() == EnrichedStatus.COMPLETE)
        .map(record -> record.getMessage().getText())
        .collect(Collectors.toSet());
  }
}
