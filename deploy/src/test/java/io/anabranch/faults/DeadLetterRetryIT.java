package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.anabranch.cli.CommandRun;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.ErrorCause;
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

/** Dead letters from the failure to the end: listed, retried after a fix, discarded. */
class DeadLetterRetryIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MESSAGES = 120;

  /** What stage pos rejects at first. */
  private static final String BAD = "bad";

  private static final String FIXED = BAD + " fixed";
  private static final String STUBBORN = BAD + " stubborn";

  /** What stage classification rejects, and nobody retries. */
  private static final String WORDLESS = "wordless";

  private static final Failure POS = Failure.ofPos(ErrorCause.REJECTED);
  private static final Failure CLASSIFICATION =
      new Failure("classification", ErrorCause.REJECTED, Set.of());

  @RegisterExtension static final FaultCluster CLUSTER = FaultCluster.shared();

  @Test
  @Tag("faults")
  void shouldMakeMessagesRightOnceTheStageThatRejectedThemIsFixed() throws Exception {
    Trial trial = CLUSTER.trial("letters", Map.of("stages.classification.reject", WORDLESS));
    EnrichedTail tail = trial.tail();
    StageProcess broken =
        trial.start("all", "all", Map.of("stages.pos.reject", BAD)).awaitRunning();
    List<Sent> sent = trial.feed(inputs()).sendAll();
    tail.awaitComplete(MESSAGES);
    broken.terminate();
    Map<String, Enriched> before =
        Verdict.of(trial, sent, (enriched, message) -> check(enriched, message, BAD)).newest();
    Map<String, Long> endsBefore = ends(trial);
    CommandRun listed = trial.command("dead-letters", "list");

    StageProcess fixed =
        trial.start("all", "all", Map.of("stages.pos.reject", STUBBORN)).awaitRunning();
    CommandRun retry = trial.command("dead-letters", "retry", "--stage", "pos");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(letters(trial, "pos"))
                  .hasSameElementsAs(letters(sent, STUBBORN, "pos", 2));
              NewestRecords.read(trial)
                  .forEach((id, record) -> check(record, byId(sent, id), STUBBORN));
            });
    CommandRun discard = trial.command("dead-letters", "discard", "--stage", "classification");
    List<ListedLetter> left = ListedLetter.of(trial);
    CommandRun discardRest = trial.command("dead-letters", "discard", "--cause", "rejected");
    fixed.terminate();

    Verdict verdict =
        Verdict.of(trial, sent, (enriched, message) -> check(enriched, message, STUBBORN));
    verdict.print("15 letters retried, 12 right, 3 again, 7 discarded");
    List<ListedLetter> first = new ArrayList<>(letters(sent, BAD, "pos", 1));
    first.addAll(letters(sent, WORDLESS, "classification", 1));
    assertThat(ListedLetter.of(listed)).containsExactlyInAnyOrderElementsOf(first);
    assertThat(listed.err().strip())
        .isEqualTo("19 dead letters; by stage: classification 4, pos 15; by cause: REJECTED 19");
    assertThat(retry.exitCode()).isZero();
    assertThat(retry.err().strip()).isEqualTo("retried 15 dead letters; by stage: pos 15");
    assertThat(discard.err().strip())
        .isEqualTo("discarded 4 dead letters; by stage: classification 4");
    assertThat(left).hasSize(3).hasSameElementsAs(letters(sent, STUBBORN, "pos", 2));
    assertThat(discardRest.err().strip()).isEqualTo("discarded 3 dead letters; by stage: pos 3");
    assertThat(ListedLetter.of(trial)).isEmpty();
    // Of those that fail again as well: the stage has other options.
    assertThat(higherRevisions(before, verdict.newest())).isEqualTo(ids(sent, BAD));
    assertThat(added(endsBefore, ends(trial)))
        .isEqualTo(
            Map.of(
                "content", 0L,
                "pos", 15L,
                "gathered.pos-embedding", 15L,
                "sentiment", 15L,
                "classification", 15L,
                "embedding", 0L,
                "checklists", 0L));
    assertThat(verdict.counts().complete()).isEqualTo(MESSAGES);
  }

  /** Of 120, 12 that the fix heals, 3 that it does not, and 4 that another stage rejects. */
  private static List<Input> inputs() {
    List<Input> inputs = new ArrayList<>(Input.some(MESSAGES));
    for (int i = 0; i < MESSAGES; i++) {
      if (i % 10 == 3) {
        inputs.set(i, inputs.get(i).marked(FIXED));
      } else if (i % 40 == 16) {
        inputs.set(i, inputs.get(i).marked(STUBBORN));
      } else if (i % 30 == 7) {
        inputs.set(i, inputs.get(i).marked(WORDLESS));
      }
    }
    return inputs;
  }

  private static void check(Enriched enriched, Sent sent, String rejectedByPos) {
    String text = sent.input().text();
    if (text.contains(rejectedByPos)) {
      EnrichedCheck.checkFailed(enriched, sent, POS);
    } else if (text.contains(WORDLESS)) {
      EnrichedCheck.checkFailed(enriched, sent, CLASSIFICATION);
    } else {
      EnrichedCheck.check(enriched, sent);
    }
  }

  private static Sent byId(List<Sent> sent, String id) {
    return sent.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> ids(List<Sent> sent, String mark) {
    return sent.stream()
        .filter(one -> one.input().text().contains(mark))
        .map(Sent::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The letters that a stage must have written of the messages with a mark. */
  private static List<ListedLetter> letters(
      List<Sent> sent, String mark, String stage, int attempts) {
    return ids(sent, mark).stream()
        .map(id -> new ListedLetter(stage + "-" + id, ErrorCause.REJECTED, attempts))
        .toList();
  }

  private static List<ListedLetter> letters(Trial trial, String stage)
      throws JsonProcessingException {
    return ListedLetter.of(trial.command("dead-letters", "list", "--stage", stage));
  }

  private static Set<String> higherRevisions(
      Map<String, Enriched> before, Map<String, Enriched> after) {
    Set<String> higher = new HashSet<>();
    after.forEach(
        (id, record) -> {
          Enriched earlier = before.get(id);
          if (earlier == null || record.getRevision() > earlier.getRevision()) {
            higher.add(id);
          }
        });
    return higher;
  }

  /** End offset of each topic of results, by its name without the prefix. */
  private static Map<String, Long> ends(Trial trial) {
    Map<String, Long> ends = new HashMap<>();
    for (String topic : Verdict.stageTopics(trial)) {
      ends.put(
          topic.substring(trial.group("").length()),
          TopicRecords.end(trial.consumerProperties(), topic));
    }
    return ends;
  }

  private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> added = new HashMap<>(after);
    before.forEach((topic, end) -> added.merge(topic, -end, Long::sum));
    return added;
  }
}
