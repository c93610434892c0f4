package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the stages depend on hangs: they hold, and go on by themselves. */
class DependencyIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String HOLDS = "holds for a broken dependency: application=";

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.own();

  @Test
  void shouldHoldWhileRegistryAcceptsAndNeverAnswers() throws Exception {
    int messages = 300;
    Trial trial =
        CLUSTER.trial(
            "silent",
            Map.of(
                "schema.registry.http.connect.timeout.ms", "500",
                "schema.registry.http.read.timeout.ms", "500"));
    EnrichedTail tail = trial.tail();
    Feed feed = trial.feed(Input.some(messages));

    Signals.stop(CLUSTER.cluster().registry());
    StageProcess stages = trial.start("all", "all");
    List<Sent> sent = feed.sendAll();
    await().atMost(PATIENCE).until(() -> stages.log().split(HOLDS + "content", -1).length > 2);
    int seenMeanwhile = tail.seen();
    int readyMeanwhile = stages.readiness();
    Signals.resume(CLUSTER.cluster().registry());

    tail.awaitComplete(messages);
    await().atMost(PATIENCE).until(() -> stages.readiness() == 200);
    stages.terminate();
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("registry silent, %d enriched meanwhile".formatted(seenMeanwhile));
    assertThat(seenMeanwhile).isZero();
    assertThat(readyMeanwhile).isEqualTo(503);
    assertThat(verdict.counts().complete()).isEqualTo(messages);
  }

  @Test
  @Tag("faults")
  void shouldSurviveBrokerThatHangs() throws Exception {
    int messages = 1_200;
    Duration pause = Duration.ofSeconds(20);
    Trial trial = CLUSTER.trial("frozen", Map.of());
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    Feed feed = trial.feed(Input.some(messages)).start(tail.window(400));
    tail.awaitSeen(messages / 3);

    Signals.stop(CLUSTER.cluster().broker());
    await().during(pause).atMost(pause.plusSeconds(5)).until(stages::isAlive);
    Signals.resume(CLUSTER.cluster().broker());

    List<Sent> sent = feed.awaitSent();
    tail.awaitComplete(messages);
    boolean survived = stages.isAlive();
    stages.terminate();
    Verdict verdict = Verdict.of(trial, sent);
    verdict.print("broker stopped for %d s".formatted(pause.toSeconds()));
    assertThat(survived).isTrue();
    assertThat(verdict.counts().complete()).isEqualTo(messages);
  }
}
