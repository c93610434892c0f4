package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.devbroker.RabbitServer;
import io.anabranch.devbroker.RedisServer;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.ErrorCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Workers of a stage are killed, as is the server that leads to them, and one text ends every
 * worker that takes it: nothing is lost, nothing is mixed, and that text alone is a dead letter.
 */
@Tag("brokers")
class WorkersCrashIT {

  private static final int WORKERS = 3;
  private static final String MARK = "[poison]";
  private static final Failure POISONED =
      new Failure(
          "embedding", ErrorCause.REJECTED, Set.of("sentiment", "classification", "checklists"));

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldLoseNothingByNats() throws Exception {
    try (NatsServer server = NatsServer.start()) {
      crash("workers-nats", server, 400);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingByNatsInTheLongRun() throws Exception {
    try (NatsServer server = NatsServer.start()) {
      crash("workers-nats-long", server, 4_000);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingByRabbitInTheLongRun() throws Exception {
    try (RabbitServer server = RabbitServer.start()) {
      crash("workers-rabbit-long", server, 4_000);
    }
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingByRedisInTheLongRun() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      crash("workers-redis-long", server, 4_000);
    }
  }

  private static void crash(String name, DevBroker server, int messages) throws Exception {
    long begin = System.nanoTime();
    Trial trial = CLUSTER.trial(name, settings(server));
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    WorkerProcesses workers = WorkerProcesses.start(trial, WORKERS);
    List<Input> inputs = new ArrayList<>(Input.some(messages));
    inputs.set(messages / 3, inputs.get(messages / 3).marked(MARK));
    Feed feed = trial.feed(inputs).start(tail.window(messages / 10));

    for (int i = 1; i <= WORKERS; i++) {
      int seen = messages * i / (WORKERS + 2);
      workers.await(() -> tail.seen() >= seen);
      workers.killOne();
    }
    workers.await(() -> tail.seen() >= messages * (WORKERS + 1) / (WORKERS + 2));
    server.kill();
    server.restart();
    workers.await(() -> tail.complete() == messages);
    List<Sent> sent = feed.awaitSent();
    stages.terminate();

    Verdict verdict = Verdict.of(trial, sent, WorkersCrashIT::check);
    verdict.print(
        "%d workers ended, %d of them killed, the server once; %d s"
            .formatted(
                workers.ended(), WORKERS, Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    assertThat(verdict.counts().complete()).isEqualTo(messages);
    assertThat(verdict.counts().deadLetters()).isEqualTo(1);
    assertThat(workers.ended()).isGreaterThanOrEqualTo(2 * WORKERS);
  }

  private static void check(Enriched enriched, Sent sent) {
    if (!sent.input().text().contains(MARK)) {
      EnrichedCheck.check(enriched, sent);
      return;
    }
    EnrichedCheck.checkFailed(enriched, sent, POISONED);
    assertThat(enriched.getFailed().values())
        .allSatisfy(error -> assertThat(error.getReason()).contains("workers ended"));
  }

  private static Map<String, String> settings(DevBroker server) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.session.timeout.ms", "6000");
    settings.put("stages.embedding.implementation", "remote");
    settings.put("stages.embedding.remote", server.url());
    settings.put("stages.embedding.remote-implementation", "fast");
    settings.put("stages.embedding.remote-model", "fast");
    settings.put("stages.embedding.remote-version", "1");
    settings.put("stages.embedding.remote-batch", "2");
    settings.put("stages.embedding.halt", MARK);
    return settings;
  }
}
