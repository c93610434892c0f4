package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the join emits what: completeness, revisions and timeout. */
class AssemblyTopologyTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path state;

  private AssemblyHarness join;

  @BeforeEach
  void open() {
    join = AssemblyHarness.join(TestStages.pipeline(), Map.of(), state);
  }

  @AfterEach
  void close() {
    join.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldBeCompleteOnceEveryStageHasAnsweredInAnyOrder(long seed) {
    List<Runnable> arrivals = new ArrayList<>(List.of(() -> join.message("refund")));
    Source source = AssemblyHarness.source(0);
    TestResults.ANNOTATIONS.forEach(a -> arrivals.add(() -> result(a, "refund", source)));
    Collections.shuffle(arrivals, new Random(seed));

    arrivals.subList(0, arrivals.size() - 1).forEach(Runnable::run);
    assertThat(join.enriched()).isEmpty();
    arrivals.get(arrivals.size() - 1).run();

    assertThat(join.enriched())
        .singleElement()
        .returns(1, Enriched::getRevision)
        .returns(EnrichedReason.FIRST, Enriched::getReason)
        .returns(EnrichedStatus.COMPLETE, Enriched::getStatus)
        .returns(source, Enriched::getSource)
        .returns(Map.of(), Enriched::getMissing);
  }

  @Test
  void shouldWriteNothingOfWhatWasComputedAgain() {
    Source source = join.message("refund");
    results("refund", source);
    assertThat(join.enriched()).hasSize(1);
    results("refund", source);
    assertThat(join.enriched()).isEmpty();
  }

  @Test
  void shouldNotCountOtherTimesAsAChange() {
    Source source = join.message("refund");
    results("refund", source);
    join.advance(Duration.ofSeconds(1));
    join.result(
        TestAnnotations.POS,
        TestResults.of(
            TestAnnotations.POS, "refund", source, Instant.parse("2026-02-02T00:00:00Z")));
    assertThat(join.enriched()).extracting(Enriched::getRevision).containsExactly(1);
  }

  @Test
  void shouldEmitChangedContentAsTheNextRevision() {
    Source source = join.message("refund");
    results("refund", source);
    result(TestAnnotations.CLASSIFICATION, "changed", source);
    result(TestAnnotations.CLASSIFICATION, "changed", source);
    result(TestAnnotations.CLASSIFICATION, "refund", source);
    List<Enriched> enriched = join.enriched();
    assertThat(enriched).extracting(Enriched::getRevision).containsExactly(1, 2, 3);
    assertThat(enriched)
        .extracting(Enriched::getReason)
        .containsExactly(EnrichedReason.FIRST, EnrichedReason.UPDATED, EnrichedReason.UPDATED);
    assertThat(enriched)
        .extracting(e -> e.getClassification().getLabel())
        .containsExactly("class of refund", "class of changed", "class of refund");
  }

  @Test
  void shouldCountAnotherModelAsAChange() {
    Source source = join.message("refund");
    results("refund", source);
    SpecificRecordBase upgraded =
        TestResults.of(TestAnnotations.TOPICS, "refund", source, Instant.EPOCH);
    upgraded.put("model", new ModelInfo("function", "2"));
    join.result(TestAnnotations.TOPICS, upgraded);
    assertThat(join.enriched())
        .last()
        .returns(2, Enriched::getRevision)
        .satisfies(e -> assertThat(e.getModels()).containsEntry("topics", "function:2"));
  }

  @Test
  void shouldEmitAPartialRecordAfterTheTimeoutAndTheCompleteOneLater() {
    Source source = join.message("refund");
    TestResults.ANNOTATIONS.stream()
        .filter(a -> !a.equals(TestAnnotations.TOPICS) && !a.equals(TestAnnotations.POS))
        .forEach(a -> result(a, "refund", source));
    join.advance(TIMEOUT.minusSeconds(1));
    assertThat(join.enriched()).isEmpty();

    join.advance(Duration.ofSeconds(2));
    assertThat(join.enriched())
        .singleElement()
        .returns(1, Enriched::getRevision)
        .returns(EnrichedReason.FIRST, Enriched::getReason)
        .returns(EnrichedStatus.PARTIAL, Enriched::getStatus)
        .returns("class of refund", e -> e.getClassification().getLabel())
        .satisfies(e -> assertThat(e.getMissing()).containsOnlyKeys("topics", "pos"))
        .satisfies(
            e ->
                assertThat(e.getMissing().get("pos"))
                    .isEqualTo(new StageError(ErrorCause.TIMEOUT, "no result within 60000 ms")));

    result(TestAnnotations.TOPICS, "refund", source);
    result(TestAnnotations.POS, "refund", source);
    List<Enriched> later = join.enriched();
    assertThat(later).extracting(Enriched::getRevision).containsExactly(2, 3);
    assertThat(later)
        .extracting(Enriched::getStatus)
        .containsExactly(EnrichedStatus.PARTIAL, EnrichedStatus.COMPLETE);
    assertThat(later)
        .extracting(Enriched::getReason)
        .containsExactly(EnrichedReason.UPDATED, EnrichedReason.COMPLETED);
    assertThat(later.get(1).getMissing()).isEmpty();
  }

  @Test
  void shouldWaitLongerIfTheTimeoutHasBeenRaisedMeanwhile() {
    Source source = join.message("refund");
    join.wakeOnlyAt(AssemblyHarness.START.plus(TIMEOUT.dividedBy(2)), source);

    join.advance(TIMEOUT.minusSeconds(1));
    assertThat(join.enriched()).isEmpty();
    join.advance(Duration.ofSeconds(1));
    assertThat(join.enriched())
        .singleElement()
        .returns(EnrichedStatus.PARTIAL, Enriched::getStatus);
  }

  @Test
  void shouldWriteTheTimeOfWritingAndKeepThatOfTheMessage() {
    Source source = join.message("refund");
    join.advance(TIMEOUT);
    assertThat(join.enriched())
        .singleElement()
        .returns(AssemblyHarness.TIME, Enriched::getReceivedAt)
        .returns(AssemblyHarness.START.plus(TIMEOUT), Enriched::getEnrichedAt)
        .returns(source, Enriched::getSource);
  }

  @Test
  void shouldNotEmitACompleteRecordAgainAfterTheTimeout() {
    results("refund", join.message("refund"));
    assertThat(join.enriched()).hasSize(1);
    join.advance(TIMEOUT.multipliedBy(2));
    assertThat(join.enriched()).isEmpty();
  }

  @Test
  void shouldEmitAPartialRecordWithoutItsMessage() {
    result(TestAnnotations.POS, "refund", AssemblyHarness.source(0));
    join.advance(TIMEOUT);
    assertThat(join.enriched())
        .singleElement()
        .returns(null, Enriched::getMessage)
        .satisfies(e -> assertThat(e.getMissing()).containsKey("messages"));
  }

  @Test
  void shouldHandleAnyNumberOfTimeoutsAtOnce() {
    int messages = 1_100;
    for (int i = 0; i < messages; i++) {
      join.message("text " + i);
    }
    join.advance(TIMEOUT);
    assertThat(join.enriched())
        .extracting(e -> e.getSource().getOffset())
        .hasSize(messages)
        .isSorted();
  }

  @Test
  void shouldLeaveToTheNextTickWhatOneHasNoTimeFor(@TempDir Path folder) {
    int messages = 1_100;
    AtomicLong nanoTime = new AtomicLong();
    try (AssemblyHarness hurried =
        AssemblyHarness.join(
            TestStages.pipeline(),
            Map.of(),
            Topics.RECORD_BYTES,
            folder,
            AssemblyHarness.APPEND_TIME,
            () -> nanoTime.addAndGet(Duration.ofMillis(10).toNanos()))) {
      for (int i = 0; i < messages; i++) {
        hurried.message("text " + i);
      }
      hurried.advance(TIMEOUT);
      List<Enriched> enriched = new ArrayList<>(hurried.enriched());
      assertThat(enriched).isNotEmpty().hasSizeLessThan(messages);
      for (int tick = 0; tick < messages && enriched.size() < messages; tick++) {
        hurried.advance(Duration.ofSeconds(1));
        enriched.addAll(hurried.enriched());
      }
      assertThat(enriched).extracting(e -> e.getSource().getOffset()).hasSize(messages).isSorted();
    }
  }

  @Test
  void shouldGiveAStageThatIsLateTheTimeoutOfItsMessageOnly() {
    join.message("first");
    join.advance(Duration.ofSeconds(30));
    join.message("second");
    join.advance(Duration.ofSeconds(30));
    assertThat(join.enriched()).extracting(e -> e.getMessage().getText()).containsExactly("first");
    join.advance(Duration.ofSeconds(30));
    assertThat(join.enriched()).extracting(e -> e.getMessage().getText()).containsExactly("second");
  }

  @Test
  void shouldNeverMixTwoMessagesWithTheSameKey() {
    Source first = join.message("first");
    Source second = join.message("second");
    for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
      result(annotation, "second", second);
      result(annotation, "first", first);
    }
    List<Enriched> enriched = join.enriched();
    assertThat(enriched).extracting(Enriched::getSource).containsExactly(second, first);
    assertThat(enriched)
        .allSatisfy(e -> TestResults.assertOnly(e, e.getMessage().getText()))
        .extracting(Enriched::getId)
        .containsExactly(
            Sources.id(AssemblyHarness.source(1)), Sources.id(AssemblyHarness.source(0)));
  }

  @Test
  void shouldDeadLetterAResultThatNobodyCanDecode() {
    Source source = join.message("refund");
    byte[] garbage = "no Avro".getBytes(StandardCharsets.UTF_8);
    join.result(TestAnnotations.POS, AssemblyHarness.KEY, garbage, new RecordHeaders());
    join.result(TestAnnotations.EMBEDDING, TestResults.of(TestAnnotations.POS, "wrong", source));
    assertThat(join.deadLetters())
        .extracting(DeadLetter::getStage, DeadLetter::getTopic, DeadLetter::getCause)
        .containsExactly(
            tuple("join", "support.pos", ErrorCause.UNDECODABLE),
            tuple("join", "support.embedding", ErrorCause.UNDECODABLE));
    results("refund", source);
    assertThat(join.enriched()).hasSize(1);
  }

  @Test
  void shouldIgnoreTombstones() {
    join.result(TestAnnotations.POS, AssemblyHarness.KEY, null, new RecordHeaders());
    assertThat(join.stored("messages")).isZero();
    assertThat(join.deadLetters()).isEmpty();
  }

  @Test
  void shouldBeCompleteWithTheExpectedStagesAlone() {
    Map<String, String> config = Map.of("join.expects", "pos");
    try (AssemblyHarness some =
        AssemblyHarness.join(TestStages.pipeline(), config, state.resolve("some"))) {
      Source source = some.message("refund");
      some.result(TestAnnotations.POS, TestResults.of(TestAnnotations.POS, "refund", source));
      some.result(TestAnnotations.TOPICS, TestResults.of(TestAnnotations.TOPICS, "refund", source));
      List<Enriched> enriched = some.enriched();
      assertThat(enriched)
          .extracting(Enriched::getStatus)
          .containsExactly(EnrichedStatus.COMPLETE, EnrichedStatus.COMPLETE);
      assertThat(enriched)
          .extracting(Enriched::getReason)
          .containsExactly(EnrichedReason.FIRST, EnrichedReason.UPDATED);
      assertThat(enriched.get(1).getExtensions()).containsKey("topics");
    }
  }

  private void results(String text, Source source) {
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, text, source));
  }

  private void result(Annotation<?> annotation, String text, Source source) {
    join.result(annotation, TestResults.of(annotation, text, source));
  }
}
