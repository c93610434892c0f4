package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All workers of a stage are frozen for longer than an inference may take: it holds as for any
 * broken dependency, and nothing becomes a dead letter. Tasks point to records of Kafka.
 */
@Tag("brokers")
class WorkersAwayIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LONGEST_INFERENCE = Duration.ofSeconds(6);
  private static final int MESSAGES = 200;

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldHoldWhileWorkersAreFrozenByNats() throws Exception {
    try (NatsServer server = NatsServer.start()) {
      freeze("away-nats", server);
    }
  }

  @Test
  @Tag("faults")
  void shouldHoldWhileWorkersAreFrozenByRabbit() throws Exception {
    try (RabbitServer server = RabbitServer.start()) {
      freeze("away-rabbit", server);
    }
  }

  @Test
  @Tag("faults")
  void shouldHoldWhileWorkersAreFrozenByRedis() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      freeze("away-redis", server);
    }
  }

  private static void freeze(String name, DevBroker server) throws Exception {
    Trial trial = CLUSTER.trial(name, settings(server));
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    List<StageProcess> workers = List.of(trial.startWorker(), trial.startWorker());
    for (StageProcess worker : workers) {
      await().atMost(PATIENCE).until(() -> worker.log().contains("works on"));
    }
    List<Input> inputs = Input.some(MESSAGES);
    Feed before = trial.feed(inputs.subList(0, MESSAGES / 2));
    before.sendAll();
    tail.awaitComplete(MESSAGES / 2);

    workers.forEach(StageProcess::freeze);
    Feed meanwhile = trial.feed(inputs.subList(MESSAGES / 2, MESSAGES));
    meanwhile.sendAll();
    await().atMost(PATIENCE).until(() -> stages.readiness() == 503);
    Duration pause = LONGEST_INFERENCE.multipliedBy(2);
    await()
        .during(pause)
        .atMost(pause.plusSeconds(10))
        .until(() -> tail.complete() == MESSAGES / 2 && stages.isAlive());
    workers.forEach(StageProcess::thaw);

    tail.awaitComplete(MESSAGES);
    await().atMost(PATIENCE).until(() -> stages.readiness() == 200);
    stages.terminate();
    List<Sent> sent = new ArrayList<>(before.awaitSent());
    sent.addAll(meanwhile.awaitSent());
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("all workers frozen for more than %d s".formatted(pause.toSeconds()));
    assertThat(verdict.counts().complete()).isEqualTo(MESSAGES);
  }

  private static Map<String, String> settings(DevBroker server) {
    Map<String, String> settings = new HashMap<>();
    settings.put("limits.inference", LONGEST_INFERENCE.toSeconds() + "s");
    settings.put("stages.embedding.implementation", "remote");
    settings.put("stages.embedding.remote", server.url());
    settings.put("stages.embedding.remote-implementation", "fast");
    settings.put("stages.embedding.remote-model", "fast");
    settings.put("stages.embedding.remote-version", "1");
    settings.put("stages.embedding.remote-content", "pointer");
    return settings;
  }
}
