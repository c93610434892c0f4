package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes are killed while messages flow: nothing is lost, nothing is mixed. */
class CrashIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String HOLDS = "holds for a broken dependency";

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.own();

  private enum Fault {
    STAGES,
    BROKER,
    /** The stages come back before the broker does. */
    BROKER_AND_STAGES,
    /** The stages come back before the registry does, which they need then. */
    REGISTRY_AND_STAGES
  }

  /** The shortest that a broker allows; in place of 10 s before others take over. */
  private static final Map<String, String> QUICK = Map.of("kafka.session.timeout.ms", "6000");

  private static final List<Fault> ONE_OF_EACH = List.of(Fault.BROKER, Fault.REGISTRY_AND_STAGES);

  /** Five times the stages, twice the broker, twice the registry. */
  private static final List<Fault> MANY =
      List.of(
          Fault.STAGES,
          Fault.BROKER,
          Fault.REGISTRY_AND_STAGES,
          Fault.STAGES,
          Fault.BROKER_AND_STAGES,
          Fault.REGISTRY_AND_STAGES);

  @Test
  void shouldLoseNothingAtLeastOnce() throws Exception {
    crash("crash-alo", Delivery.AT_LEAST_ONCE, QUICK, 900, ONE_OF_EACH);
  }

  @Test
  @Tag("faults")
  void shouldRepeatNothingExactlyOnce() throws Exception {
    assertThat(crash("crash-eos", Delivery.EXACTLY_ONCE, QUICK, 900, ONE_OF_EACH).repeats())
        .isZero();
  }

  @Test
  @Tag("faults")
  void shouldLoseNothingAtLeastOnceInTheLongRun() throws Exception {
    crash("crashes-alo", Delivery.AT_LEAST_ONCE, Map.of(), 6_000, MANY);
  }

  @Test
  @Tag("faults")
  void shouldRepeatNothingExactlyOnceInTheLongRun() throws Exception {
    assertThat(crash("crashes-eos", Delivery.EXACTLY_ONCE, Map.of(), 6_000, MANY).repeats())
        .isZero();
  }

  /** Spreads the faults over the processing, by the number of messages enriched. */
  private static Counts crash(
      String name,
      Delivery delivery,
      Map<String, String> settings,
      int messages,
      List<Fault> faults)
      throws Exception {
    long begin = System.nanoTime();
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(delivery.settings());
    Trial trial = CLUSTER.trial(name, all);
    EnrichedTail tail = trial.tail();
    StageProcess stages = trial.start("all", "all").awaitRunning();
    Feed feed = trial.feed(Input.some(messages)).start(tail.window(messages / 10));
    for (int i = 0; i < faults.size(); i++) {
      tail.awaitSeen(messages * (i + 1) / (faults.size() + 1));
      stages = strike(trial, stages, faults.get(i));
    }
    List<Sent> sent = feed.awaitSent();
    tail.awaitComplete(messages);
    stages.terminate();
    Verdict verdict = Verdict.of(trial, sent);
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    verdict.print("killed %s; %d s".formatted(faults, seconds));
    assertThat(verdict.counts().complete()).isEqualTo(messages);
    assertThat(verdict.counts().mostRepeated()).isLessThanOrEqualTo(faults.size());
    return verdict.counts();
  }

  private static StageProcess strike(Trial trial, StageProcess stages, Fault fault) {
    switch (fault) {
      case STAGES -> {
        stages.kill();
        return trial.start("all", "all");
      }
      case BROKER -> {
        trial.cluster().broker().kill();
        trial.cluster().broker().start();
        return stages;
      }
      case BROKER_AND_STAGES -> {
        trial.cluster().broker().kill();
        stages.kill();
        trial.cluster().broker().start();
        return trial.start("all", "all");
      }
      case REGISTRY_AND_STAGES -> {
        trial.cluster().registry().kill();
        stages.kill();
        StageProcess next = trial.start("all", "all");
        await().atMost(PATIENCE).until(() -> next.log().contains(HOLDS));
        trial.cluster().registry().start();
        return next;
      }
    }
    throw new IllegalArgumentException("unknown fault " + fault);
  }
}
