package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.Results;
import io.anabranch.processor.UnavailableException;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import io.anabranch.schema.Classification;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.schema.TaggedText;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.CatalogFactory;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.GatheredRecords;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that read what other stages said, from a result topic or a gather. */
class DownstreamStageTopologyTest {

  private static final Source SOURCE =
      new Source("support.messages", 0, 41L, Instant.parse("2025-12-31T23:00:00Z"));
  private static final byte[] KEY = "customer-7".getBytes(UTF_8);

  @TempDir private Path state;

  @Test
  void shouldKeepTheSourceOfTheMessage() {
    try (StageHarness<Classification> stage = stage(TestStages.topics())) {
      pipe(stage, complete(TestStages.tagged("refund")));
      assertThat(stage.results())
          .singleElement()
          .satisfies(result -> assertThat(result.getSource()).isEqualTo(SOURCE))
          .satisfies(r -> assertThat(r.getLabel()).isEqualTo("refund"));
    }
  }

  @Test
  void shouldPassOnAnErrorAsUpstreamWithoutDeadLetter() {
    try (StageHarness<Classification> stage = stage(TestStages.topics())) {
      pipe(stage, failed(TestAnnotations.POS));
      assertUpstream(stage.results(), "pos");
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldOnlyDeadLetterAResultWhoseSourceNobodyKnows() {
    try (StageHarness<Classification> stage = stage(TestStages.topics())) {
      stage.pipe(StageHarness.record(KEY, "no Avro".getBytes(UTF_8)));
      pipe(stage, complete(TestStages.embedded("another type")));
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters())
          .extracting(DeadLetter::getSource)
          .containsExactly(
              new Source("support.pos", 0, 0L, StageHarness.START),
              new Source("support.pos", 0, 1L, StageHarness.START));
    }
  }

  @Test
  void shouldReadSeveralNeedsFromTheirGather() {
    try (StageHarness<Classification> stage = stage(TestStages.classification())) {
      assertThat(stage.inputTopic()).isEqualTo("support.gathered.pos-embedding");
      pipe(stage, gathered(complete(TestStages.tagged("refund")), embedded()));
      assertThat(stage.results())
          .singleElement()
          .returns("class of refund", Classification::getLabel)
          .returns(SOURCE, Classification::getSource);
    }
  }

  @Test
  void shouldPassOnAnErrorThatWasGathered() {
    try (StageHarness<Classification> stage = stage(TestStages.classification())) {
      pipe(stage, gathered(failed(TestAnnotations.POS), embedded()));
      assertUpstream(stage.results(), "pos");
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldPassOnThatAGatheredAnnotationCouldNotBeDecoded() {
    try (StageHarness<Classification> stage = stage(TestStages.classification())) {
      pipe(stage, gathered(complete(TestStages.tagged("refund")), null));
      assertUpstream(stage.results(), "embedding");
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldPutASecondErrorIntoTheSameCause() {
    Classification skipped =
        Results.failed(
            TestAnnotations.TOPICS,
            new StageError(ErrorCause.UPSTREAM, "needs 'pos': no words"),
            SOURCE,
            FunctionFactory.MODEL,
            Instant.EPOCH);
    FunctionFactory<Classification> afterTopics =
        new FunctionFactory<>(
            TestAnnotations.CLASSIFICATION,
            Set.of(TestAnnotations.TOPICS),
            document -> {
              throw new UnavailableException("must not be asked", new AssertionError());
            });
    try (StageHarness<Classification> stage = stage(afterTopics)) {
      pipe(stage, skipped);
      assertUpstream(stage.results(), "topics");
    }
  }

  @Test
  void shouldFollowItsReferenceData() {
    try (StageHarness<Checklists> stage = stage(new CatalogFactory())) {
      put(stage, "a", TestStages.checklist("a"));
      put(stage, "b", TestStages.checklist("b"));
      pipe(stage, embedded());
      put(stage, "a", null);
      pipe(stage, embedded());
      assertThat(stage.results())
          .extracting(r -> r.getMatches().stream().map(ChecklistMatch::getId).toList())
          .containsExactly(List.of("a", "b"), List.of("b"));
    }
  }

  @Test
  void shouldSkipUnusableReferenceData() {
    try (StageHarness<Checklists> stage = stage(new CatalogFactory())) {
      put(stage, "a", TestStages.checklist("a"));
      put(stage, "b", TestStages.checklist("b"));
      put(stage, "c", TestStages.checklist("c"));
      put(stage, "a", Checklist.newBuilder(TestStages.checklist("a")).setTitle("").build());
      put(stage, "b", embedded());
      stage.pipe("support.catalog", StageHarness.record(null, new byte[] {1}));
      stage.pipe("support.catalog", StageHarness.record("d".getBytes(UTF_8), new byte[] {1}));
      pipe(stage, embedded());
      assertThat(stage.results())
          .singleElement()
          .satisfies(
              r -> assertThat(r.getMatches()).extracting(ChecklistMatch::getId).containsOnly("c"));
      assertThat(stage.metric("entries-skipped-total")).isEqualTo(4);
    }
  }

  @Test
  void shouldWaitForABrokenDependencyOfReferenceData() {
    AtomicInteger failures = new AtomicInteger(2);
    Deserializer<Object> flaky =
        (topic, bytes) -> {
          if (failures.getAndDecrement() > 0) {
            throw new SchemaRegistryUnavailableException("registry", new SerializationException());
          }
          return SingleObjectSerdes.decode(bytes);
        };
    try (StageHarness<Checklists> stage =
        new StageHarness<>(
            new CatalogFactory(),
            SingleObjectSerdes.readingWith(flaky),
            StageHarness.WIDE,
            state)) {
      put(stage, "a", TestStages.checklist("a"));
      pipe(stage, embedded());
      assertThat(stage.results())
          .singleElement()
          .satisfies(r -> assertThat(r.getMatches()).hasSize(1));
      assertThat(stage.metric("entries-skipped-total")).isZero();
    }
  }

  @Test
  void shouldNotWaitForABrokenDependencyWhenItIsToClose() {
    Deserializer<Object> down =
        (topic, bytes) -> {
          throw new SchemaRegistryUnavailableException("registry", new SerializationException());
        };
    try (StageHarness<Checklists> stage =
        new StageHarness<>(
            new CatalogFactory(), SingleObjectSerdes.readingWith(down), StageHarness.WIDE, state)) {
      stage.beginToClose();
      assertThatThrownBy(() -> put(stage, "a", TestStages.checklist("a")))
          .matches(BrokenDependency::causes);
    }
  }

  private static <T extends SpecificRecord> void assertUpstream(List<T> results, String need) {
    assertThat(results)
        .singleElement()
        .satisfies(result -> assertThat(Results.source(result)).isEqualTo(SOURCE))
        .satisfies(
            result ->
                assertThat(Results.error(result))
                    .returns(ErrorCause.UPSTREAM, StageError::getCause)
                    .satisfies(e -> assertThat(e.getReason()).contains("'" + need + "'")));
  }

  private static void put(StageHarness<?> stage, String id, @Nullable SpecificRecord checklist) {
    stage.pipe(
        "support.catalog",
        StageHarness.record(
            id.getBytes(UTF_8), checklist == null ? null : SingleObjectSerdes.encode(checklist)));
  }

  private static void pipe(StageHarness<?> stage, SpecificRecord value) {
    stage.pipe(StageHarness.record(KEY, SingleObjectSerdes.encode(value)));
  }

  private static Gathered gathered(TaggedText pos, @Nullable Embedding embedding) {
    Gathered gathered = GatheredRecords.with(GatheredRecords.of(SOURCE), TestAnnotations.POS, pos);
    return embedding == null
        ? gathered
        : GatheredRecords.with(gathered, TestAnnotations.EMBEDDING, embedding);
  }

  private static Embedding embedded() {
    return complete(TestStages.embedded("refund"));
  }

  private static <T extends SpecificRecord> T complete(T result) {
    return Results.complete(result, SOURCE, FunctionFactory.MODEL, Instant.EPOCH);
  }

  private static <T extends SpecificRecord> T failed(Annotation<T> annotation) {
    return Results.failed(
        annotation,
        new StageError(ErrorCause.REJECTED, "no words"),
        SOURCE,
        FunctionFactory.MODEL,
        Instant.EPOCH);
  }

  private <T extends SpecificRecord> StageHarness<T> stage(ProcessorFactory<T> factory) {
    return new StageHarness<>(factory, SingleObjectSerdes.serdes(), StageHarness.WIDE, state);
  }
}
