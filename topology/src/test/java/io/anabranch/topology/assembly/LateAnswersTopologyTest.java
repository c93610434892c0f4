package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is late, and what is only waiting in a queue. */
class LateAnswersTopologyTest {

  private static final Annotation<?> SLOW = TestAnnotations.SENTIMENT;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path state;

  private AssemblyHarness join;

  @BeforeEach
  void open() {
    join = join(Map.of());
  }

  @AfterEach
  void close() {
    join.close();
  }

  @Test
  void shouldNotTakeABacklogOfTenMinutesForLate() {
    List<Source> burst = burst(20);

    for (Source source : burst) {
      join.advance(Duration.ofSeconds(30));
      answer(SLOW, source);
    }

    assertThat(join.enriched())
        .hasSize(20)
        .allSatisfy(
            enriched -> {
              assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
              assertThat(enriched.getRevision()).isEqualTo(1);
            });
  }

  @Test
  void shouldTakeAStoppedStageForLateAfterItsLastAnswer() {
    List<Source> burst = burst(3);
    join.advance(Duration.ofSeconds(50));
    answer(SLOW, burst.get(0));
    join.advance(TIMEOUT.minusSeconds(1));
    assertThat(join.enriched()).hasSize(1);

    join.advance(Duration.ofSeconds(1));

    assertThat(join.enriched())
        .extracting(Enriched::getSource)
        .containsExactlyElementsOf(burst.subList(1, 3));
  }

  @Test
  void shouldTakeALostAnswerForLateWhileTheStageGoesOn() {
    List<Source> burst = burst(5);
    join.advance(Duration.ofSeconds(40));
    answer(SLOW, burst.get(1));
    join.advance(Duration.ofSeconds(40));
    answer(SLOW, burst.get(2));

    List<Enriched> enriched = join.enriched();

    assertThat(enriched)
        .extracting(Enriched::getSource)
        .containsExactlyInAnyOrder(burst.get(0), burst.get(1), burst.get(2));
    assertThat(partial(enriched)).containsExactly(burst.get(0));
  }

  @Test
  void shouldNotTakeAReplayForASignOfLife() {
    List<Source> burst = burst(2);
    answer(SLOW, burst.get(0));
    join.enriched();

    for (int i = 0; i < 7; i++) {
      join.advance(Duration.ofSeconds(10));
      answer(SLOW, burst.get(0));
    }

    assertThat(partial(join.enriched())).containsExactly(burst.get(1));
  }

  @Test
  void shouldNotWaitLongerThanItIsToldTo() {
    join.close();
    join = join(Map.of("join.longest-wait", "90s"));
    List<Source> burst = burst(4);

    for (Source source : burst.subList(0, 3)) {
      join.advance(Duration.ofSeconds(30));
      answer(SLOW, source);
    }

    assertThat(partial(join.enriched())).contains(burst.get(3));
  }

  @Test
  void shouldWriteFirstWhatHasWaitedLongest() {
    join.advance(Duration.ofMillis(100));
    Source first = join.message("first");
    join.advance(Duration.ofMillis(100));
    Source second = join.message("second");
    join.advance(TIMEOUT.minusMillis(200));
    join.advance(Duration.ofMillis(300));

    answer(TestAnnotations.POS, second);

    assertThat(join.enriched()).extracting(Enriched::getSource).startsWith(first, second);
  }

  @Test
  void shouldWriteInTheOrderOfMessagesWhenSeveralAreLateAtOnce() {
    List<Source> early = burst(2);
    join.advance(Duration.ofMillis(200));
    Source third = burst(1).get(0);
    join.advance(Duration.ofMillis(100));
    answer(SLOW, early.get(0));
    // Now the second is known to wait until 60 s after that answer, and the third not yet.
    join.advance(TIMEOUT.minusMillis(200));
    join.advance(Duration.ofSeconds(1));

    assertThat(join.enriched())
        .extracting(Enriched::getSource)
        .containsExactly(early.get(0), early.get(1), third);
  }

  @Test
  void shouldNotWriteBeforeAnEarlierMessageOfTheKeyThatWaitsForAnotherStage() {
    List<Source> burst = List.of(join.message("one"), join.message("two"), join.message("three"));
    answerAllBut(Set.of(SLOW), burst.get(0));
    answerAllBut(Set.of(SLOW), burst.get(1));
    // Of the last one, another stage, which has stopped, is missing as well.
    answerAllBut(Set.of(SLOW, TestAnnotations.POS), burst.get(2));
    join.advance(Duration.ofSeconds(40));
    answer(SLOW, burst.get(0));
    join.advance(Duration.ofSeconds(25));

    assertThat(join.enriched()).extracting(Enriched::getSource).containsExactlyElementsOf(burst);
  }

  private AssemblyHarness join(Map<String, String> values) {
    return AssemblyHarness.join(TestStages.pipeline(), values, state);
  }

  /** Messages at once, to which every stage but the slow one answers. */
  private List<Source> burst(int messages) {
    List<Source> burst = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      burst.add(join.message("text"));
    }
    burst.forEach(source -> answerAllBut(Set.of(SLOW), source));
    return burst;
  }

  private void answerAllBut(Set<Annotation<?>> missing, Source source) {
    TestResults.ANNOTATIONS.stream()
        .filter(annotation -> !missing.contains(annotation))
        .forEach(annotation -> answer(annotation, source));
  }

  private void answer(Annotation<?> annotation, Source source) {
    join.result(annotation, TestResults.of(annotation, "text", source));
  }

  private static List<Source> partial(List<Enriched> enriched) {
    return enriched.stream()
        .filter(one -> one.getStatus() == EnrichedStatus.PARTIAL)
        .map(Enriched::getSource)
        .toList();
  }
}
