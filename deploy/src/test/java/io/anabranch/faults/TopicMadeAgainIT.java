package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cli.CommandRun;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The topic of messages is deleted under load and made again, and gets more messages than were read
 * of the former one: all of them come out, and none meets anything of the former ones.
 */
class TopicMadeAgainIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Map<String, String> SETTINGS =
      Map.of("stages.pos.reject", Kept.BAD, "kafka.session.timeout.ms", "6000");

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  /** What is done to the topic while its messages are being enriched. */
  private enum Round {
    /** It is made again at once, while the stages run. */
    RUNNING,
    /** It is missing until the stages say so. */
    MISSING,
    /** The stages are stopped meanwhile. */
    STOPPED,
    /** As RUNNING, and what the stages and the gather have said before is gone as well. */
    RESULTS,
    /** It stays the same topic, all of whose records are deleted. */
    CUT
  }

  @Test
  void shouldEnrichEveryMessageOfATopicMadeAgain() throws Exception {
    makeAgain(
        "again", "LogAppendTime", 1, 200, List.of(Round.RUNNING, Round.MISSING, Round.STOPPED));
  }

  @Test
  @Tag("faults")
  void shouldEnrichEveryMessageOfATopicMadeAgainInTheLongRun() throws Exception {
    List<Round> rounds = new ArrayList<>();
    for (Round round : Round.values()) {
      rounds.addAll(List.of(round, round, round));
    }
    makeAgain("agains", "LogAppendTime", 1, 1_000, rounds);
  }

  @Test
  @Tag("faults")
  void shouldEnrichEveryMessageWithTwoInstancesOfEachStage() throws Exception {
    makeAgain(
        "instances", "LogAppendTime", 2, 500, List.of(Round.RUNNING, Round.MISSING, Round.RUNNING));
  }

  @Test
  @Tag("faults")
  void shouldStopUntilItIsResetWhereProducersSetTheTimestamp() throws Exception {
    makeAgain("reset", "CreateTime", 1, 500, List.of(Round.RUNNING, Round.MISSING, Round.STOPPED));
  }

  private static void makeAgain(
      String name, String timestampType, int instances, int count, List<Round> rounds)
      throws Exception {
    long begin = System.nanoTime();
    Trial trial = CLUSTER.trial(name, SETTINGS);
    Messages messages = new Messages(trial, timestampType);
    EnrichedTail tail = trial.tail();
    boolean isStopping = timestampType.equals("CreateTime");
    List<StageProcess> stages = start(trial, instances);
    Map<String, Sent> all = new HashMap<>();
    Set<String> required = new HashSet<>();
    int number = 0;
    for (Round round : rounds) {
      List<Input> before = inputs(count, "round %d before".formatted(number));
      keep(all, messages.send(List.of(), before));
      keep(all, messages.send(keyed(before), inputs(count / 10, "tombstones " + number)));
      tail.awaitSeen(required.size() + count / 4);
      if (round == Round.STOPPED) {
        stages.forEach(StageProcess::terminate);
      }
      if (round == Round.CUT) {
        messages.cut();
      } else {
        messages.delete();
        if (round == Round.MISSING) {
          awaitNotice(trial, stages);
        }
        messages.create();
      }
      if (round == Round.RESULTS) {
        for (String topic : Verdict.stageTopics(trial)) {
          Messages.delete(trial, topic);
          Messages.create(trial, topic, Map.of("message.timestamp.type", "LogAppendTime"));
        }
      }
      if (round != Round.STOPPED && isStopping) {
        stages.forEach(StageProcess::awaitEnd);
      }
      List<Input> inputs = inputs(2 * count, "round %d after".formatted(number++));
      List<Sent> after = messages.send(keyed(before), inputs);
      keep(all, after);
      if (round == Round.STOPPED || isStopping) {
        stages = isStopping ? reset(trial) : start(trial, instances);
      }
      after.forEach(sent -> required.add(sent.id()));
      awaitComplete(trial, required);
    }
    stages.forEach(StageProcess::terminate);
    Kept verdict = Kept.of(trial, all, required);
    System.out.printf(
        "faults: %s: made again %d times with %s, %s; %s; %d s%n",
        name,
        rounds.size(),
        timestampType,
        rounds,
        verdict,
        Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    assertThat(verdict.mixed()).as("mixed").isZero();
    assertThat(verdict.missing()).as("missing").isZero();
    assertThat(verdict.refused()).as("refused").isZero();
    assertThat(verdict.lettersMissing()).as("dead letters missing").isZero();
  }

  /** The sentence with the name of the topic: in the log of the stages, and in 'status'. */
  private static void awaitNotice(Trial trial, List<StageProcess> stages) {
    String topic = trial.topics().messages();
    String sentence = "topic '%s' is missing".formatted(topic);
    await()
        .atMost(PATIENCE)
        .until(() -> stages.stream().allMatch(process -> process.log().contains(sentence)));
    assertThat(trial.command("status").out()).contains("missing topic " + topic);
  }

  private static List<StageProcess> start(Trial trial, int instances) {
    List<StageProcess> processes = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      processes.add(trial.start("all-" + i, "all"));
    }
    processes.forEach(StageProcess::awaitRunning);
    return processes;
  }

  /** What whoever finds the stages stopped does, as they say. */
  private static List<StageProcess> reset(Trial trial) {
    StageProcess refused = trial.start("all-0", "all").awaitEnd();
    assertThat(refused.log())
        .contains("'%s' was deleted and made again".formatted(trial.topics().messages()))
        .contains("anabranch reset --execute");
    CommandRun plan = trial.command("reset");
    assertThat(plan.out()).contains("would clear join");
    CommandRun done = trial.command("reset", "--execute");
    assertThat(done.out()).contains("cleared join");
    assertThat(done.exitCode()).isZero();
    return start(trial, 1);
  }

  private static void awaitComplete(Trial trial, Set<String> required) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Set<String> left = new HashSet<>(required);
              left.removeAll(complete(trial));
              assertThat(left).as("not complete").isEmpty();
            });
  }

  private static Set<String> complete(Trial trial) {
    return Result.read(trial, trial.topics().enriched()).stream()
        .map(result -> (Enriched) result.value())
        .filter(enriched -> enriched.getStatus() == EnrichedStatus.COMPLETE)
        .map(Enriched::getId)
        .collect(Collectors.toSet());
  }

  private static List<Input> inputs(int count, String mark) {
    List<Input> inputs = new ArrayList<>();
    for (Input input : Input.some(count)) {
      inputs.add(input.marked(inputs.size() % 20 == 7 ? mark + " " + Kept.BAD : mark));
    }
    return inputs;
  }

  /** One for each of the first keys. */
  private static List<Input> keyed(List<Input> inputs) {
    Map<String, Input> byKey = new HashMap<>();
    for (Input input : inputs) {
      String key = input.key();
      if (key != null && byKey.size() < 20) {
        byKey.putIfAbsent(key, input);
      }
    }
    return List.copyOf(byKey.values());
  }

  private static void keep(Map<String, Sent> all, List<Sent> sent) {
    sent.forEach(one -> all.put(one.id(), one));
  }
}
