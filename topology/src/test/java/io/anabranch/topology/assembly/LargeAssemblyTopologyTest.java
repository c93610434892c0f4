package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.GatheredAnnotation;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.GatheredRecords;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSize;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gather and join with records that do not all fit. */
class LargeAssemblyTopologyTest {

  private static final int LIMIT = 8_000;
  private static final Source SOURCE = AssemblyHarness.source(0);

  @TempDir private Path state;

  @Test
  void shouldReplaceTheLargestAnnotationOfAGatheredRecord() {
    try (AssemblyHarness gather = gather(TestAnnotations.POS, TestAnnotations.EMBEDDING)) {
      gather.result(TestAnnotations.POS, result(TestAnnotations.POS, 2_600));
      gather.result(TestAnnotations.EMBEDDING, result(TestAnnotations.EMBEDDING, 1));
      gather.result(TestAnnotations.POS, result(TestAnnotations.POS, 100));
      List<TestRecord<byte[], byte[]>> records = gather.records();
      assertThat(records).hasSize(2).allSatisfy(LargeAssemblyTopologyTest::assertFits);
    }
    try (AssemblyHarness gather =
        gather(TestAnnotations.SENTIMENT, TestAnnotations.CLASSIFICATION)) {
      gather.result(TestAnnotations.SENTIMENT, result(TestAnnotations.SENTIMENT, 4_500));
      gather.result(TestAnnotations.CLASSIFICATION, result(TestAnnotations.CLASSIFICATION, 4_000));
      Gathered gathered = gather.gathered().get(0);
      assertThat(gathered.getAnnotations().get("sentiment"))
          .returns(null, GatheredAnnotation::getValue)
          .returns(ErrorCause.TOO_LARGE, annotation -> annotation.getError().getCause());
      assertThat(GatheredRecords.value(gathered, TestAnnotations.CLASSIFICATION))
          .isEqualTo(result(TestAnnotations.CLASSIFICATION, 4_000));
    }
  }

  @Test
  void shouldLeaveAMessageThatIsTooLargeOutOfAGatheredRecord() {
    try (AssemblyHarness gather = gather(Annotation.MESSAGE, TestAnnotations.SENTIMENT)) {
      gather.message("m".repeat(5_000));
      gather.result(TestAnnotations.SENTIMENT, result(TestAnnotations.SENTIMENT, 4_000));
      assertThat(gather.gathered())
          .singleElement()
          .satisfies(
              g ->
                  assertThat(g.getAnnotations().get("messages"))
                      .returns(null, GatheredAnnotation::getValue))
          .returns(
              result(TestAnnotations.SENTIMENT, 4_000),
              g -> GatheredRecords.value(g, TestAnnotations.SENTIMENT));
    }
  }

  @Test
  void shouldLeaveTheLargestAnnotationOutOfAnEnrichedRecord() {
    try (AssemblyHarness join = join()) {
      join.message("m".repeat(1_000));
      results(
          join, Map.of(TestAnnotations.SENTIMENT, 3_500, TestAnnotations.CLASSIFICATION, 2_000));
      TestRecord<byte[], byte[]> record = join.records().get(0);
      assertFits(record);
      assertThat(record.headers().lastHeader("anabranch.sentiment")).isNull();
      assertThat(record.headers().lastHeader("anabranch.class")).isNotNull();
      Enriched enriched = SingleObjectSerdes.decode(record.value(), Enriched.class);
      assertThat(enriched)
          .returns(EnrichedStatus.COMPLETE, Enriched::getStatus)
          .returns(null, Enriched::getSentiment)
          .returns(result(TestAnnotations.CLASSIFICATION, 2_000), Enriched::getClassification)
          .returns("m".repeat(1_000), e -> e.getMessage().getText());
      assertThat(enriched.getFailed()).containsOnlyKeys("sentiment");
      assertThat(enriched.getModels()).doesNotContainKey("sentiment").containsKey("pos");
      assertThat(enriched.getFailed().values())
          .extracting(error -> error.getCause())
          .containsExactly(ErrorCause.TOO_LARGE);
    }
  }

  @Test
  void shouldLeaveTheMessageOutLast() {
    try (AssemblyHarness join = join()) {
      join.message("m".repeat(7_850));
      results(join, Map.of(TestAnnotations.SENTIMENT, 3_500, TestAnnotations.CLASSIFICATION, 10));
      Enriched enriched = join.enriched().get(0);
      assertThat(enriched.getMessage()).isNull();
      assertThat(enriched.getFailed())
          .containsOnlyKeys(
              "message", "pos", "embedding", "sentiment", "classification", "topics", "checklists");
      assertThat(enriched.getFailed().values())
          .extracting(error -> error.getCause())
          .containsOnly(ErrorCause.TOO_LARGE);
    }
  }

  @Test
  void shouldLeaveOutAStageThatTheRecordHasNoFieldFor() {
    Annotation<Sentiment> mood = new Annotation<>("mood", Sentiment.class);
    List<ProcessorFactory<?>> factories = new ArrayList<>(TestStages.all());
    factories.add(
        new FunctionFactory<>(
            mood,
            Set.of(Annotation.MESSAGE),
            document -> {
              throw new AssertionError("only the join runs");
            }));
    Pipeline pipeline = TestStages.pipeline(factories, AnabranchConfig.from(Map.of()));
    try (AssemblyHarness join = AssemblyHarness.join(pipeline, Map.of(), LIMIT, state)) {
      join.message("m".repeat(3_000));
      results(join, Map.of());
      join.result(mood, result(TestAnnotations.SENTIMENT, 5_000));
      assertThat(join.enriched())
          .singleElement()
          .satisfies(e -> assertThat(e.getExtensions()).containsOnlyKeys("topics"))
          .satisfies(e -> assertThat(e.getFailed()).containsOnlyKeys("mood"));
    }
  }

  @Test
  void shouldNotKeepAMessageThatDoesNotFitIntoItsStore() {
    try (AssemblyHarness join = join()) {
      byte[] value = SingleObjectSerdes.encode(TestStages.message("m".repeat(LIMIT)));
      join.message(
          new byte[LIMIT], value, new RecordHeaders().add("big", new byte[LIMIT]).add("b", null));
      results(join, Map.of());
      assertThat(join.largestStored()).isLessThan(LIMIT);
      TestRecord<byte[], byte[]> record = join.records().get(0);
      assertFits(record);
      assertThat(record.key()).isNull();
      assertThat(new String(record.headers().lastHeader(RecordLimit.OMITTED).value(), UTF_8))
          .isEqualTo("key,headers");
      assertThat(SingleObjectSerdes.decode(record.value(), Enriched.class))
          .returns(EnrichedStatus.COMPLETE, Enriched::getStatus)
          .returns(null, Enriched::getMessage)
          .satisfies(e -> assertThat(e.getFailed()).containsOnlyKeys("message"));
    }
  }

  private AssemblyHarness gather(Annotation<?>... annotations) {
    return AssemblyHarness.gather(TestStages.needs(annotations), LIMIT, state);
  }

  private AssemblyHarness join() {
    return AssemblyHarness.join(TestStages.pipeline(), Map.of(), LIMIT, state);
  }

  /** Results of every stage, some with a text of the given length. */
  private static void results(AssemblyHarness join, Map<Annotation<?>, Integer> lengths) {
    for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
      join.result(annotation, result(annotation, lengths.getOrDefault(annotation, 1)));
    }
  }

  private static SpecificRecord result(Annotation<?> annotation, int length) {
    return TestResults.of(annotation, "t".repeat(length), SOURCE);
  }

  private static void assertFits(TestRecord<byte[], byte[]> record) {
    assertThat(RecordSize.of(record.key(), record.value(), record.headers()))
        .isLessThanOrEqualTo(LIMIT);
  }
}
