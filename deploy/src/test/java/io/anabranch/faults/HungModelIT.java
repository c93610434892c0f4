package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.ErrorCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model never comes back from some messages. */
class HungModelIT {

  private static final String MARK = "endless";
  private static final Failure HUNG = Failure.ofPos(ErrorCause.TIMEOUT);

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  void shouldGiveUpWhatHangsAndEndTheProcessAfterTheThird() throws Exception {
    int part = 80;
    Trial trial = CLUSTER.trial("hung", Map.of("limits.inference", "1s"));
    List<Input> inputs = new ArrayList<>(Input.some(3 * part));
    for (int marked : List.of(20, part + 5, part + 6, 2 * part + 40)) {
      inputs.set(marked, inputs.get(marked).marked(MARK));
    }
    EnrichedTail tail = trial.tail();
    StageProcess first = trial.start("all", "all", Map.of("stages.pos.spin", MARK)).awaitRunning();
    Set<String> membersBefore = Consumption.members(trial, "pos");

    List<Sent> sent = new ArrayList<>(trial.feed(inputs.subList(0, part)).sendAll());
    tail.awaitComplete(part);
    boolean survived = first.isAlive();
    Set<String> membersAfter = Consumption.members(trial, "pos");
    sent.addAll(trial.feed(inputs.subList(part, 2 * part)).sendAll());
    first.awaitEnd();
    Map<String, GroupState> groups = Consumption.groups(trial);
    Set<String> hung = marked(sent);
    sent.addAll(trial.feed(inputs.subList(2 * part, 3 * part)).sendAll());
    StageProcess second = trial.start("all", "all");
    tail.awaitComplete(3 * part);
    second.terminate();

    Verdict verdict =
        Verdict.of(
            trial,
            sent,
            (enriched, message) -> {
              if (hung.contains(message.id())) {
                EnrichedCheck.checkFailed(enriched, message, HUNG);
              } else {
                EnrichedCheck.check(enriched, message);
              }
            });
    verdict.print("%d hung, exit code %d".formatted(hung.size(), first.exitCode()));
    assertThat(survived).isTrue();
    assertThat(membersAfter).hasSize(1).isEqualTo(membersBefore);
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.log()).contains("models have hung too often");
    assertThat(groups.values()).containsOnly(GroupState.EMPTY);
    assertThat(ListedLetter.of(trial))
        .containsExactlyInAnyOrderElementsOf(
            hung.stream().map(id -> new ListedLetter("pos-" + id, ErrorCause.TIMEOUT, 1)).toList());
    assertThat(hung).hasSize(3);
    assertThat(marked(sent)).hasSize(4);
    // Whatever the first had written was committed.
    assertThat(verdict.counts().repeats()).isZero();
    assertThat(verdict.counts().complete()).isEqualTo(3 * part);
  }

  private static Set<String> marked(List<Sent> sent) {
    return sent.stream()
        .filter(one -> one.input().text().endsWith(MARK))
        .map(Sent::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
