package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the record that the join emits. */
class EnrichedTopologyTest {

  /** A stage that the enriched record has no field for. */
  private static final Annotation<Sentiment> MOOD = new Annotation<>("mood", Sentiment.class);

  @TempDir private Path state;

  @Test
  void shouldHoldTheMessageAndEveryResult() {
    try (AssemblyHarness join = join(Map.of())) {
      Source source = join.message("refund");
      results(join, "refund", source);
      Enriched enriched = join.enriched().get(0);
      assertThat(enriched.getId()).isEqualTo("support.messages-0-0-1767222000000");
      assertThat(enriched.getMessage()).isEqualTo(TestStages.message("refund"));
      assertThat(enriched.getEmbedding())
          .isEqualTo(TestResults.of(TestAnnotations.EMBEDDING, "refund", source));
      assertThat(enriched.getSentiment())
          .isEqualTo(TestResults.of(TestAnnotations.SENTIMENT, "refund", source));
      assertThat(enriched.getClassification())
          .isEqualTo(TestResults.of(TestAnnotations.CLASSIFICATION, "refund", source));
      assertThat(TestResults.result(enriched, TestAnnotations.TOPICS))
          .isEqualTo(TestResults.of(TestAnnotations.TOPICS, "refund", source));
      assertThat(enriched.getChecklists())
          .isEqualTo(TestResults.of(TestAnnotations.CHECKLISTS, "refund", source));
      assertThat(enriched.getModels())
          .containsOnlyKeys(
              "pos", "embedding", "sentiment", "classification", "topics", "checklists")
          .containsValue("function:1");
    }
  }

  @Test
  void shouldLeaveTokensOutUnlessTheyAreIncluded() {
    try (AssemblyHarness join = join(Map.of())) {
      results(join, "refund", join.message("refund"));
      assertThat(join.enriched().get(0))
          .returns(List.of(), e -> e.getPos().getSentences())
          .returns("", e -> e.getPos().getText())
          .returns(FunctionFactory.MODEL, e -> e.getPos().getModel());
    }
    try (AssemblyHarness join = join(Map.of("join.include", "pos"))) {
      Source source = join.message("refund");
      results(join, "refund", source);
      assertThat(join.enriched().get(0).getPos())
          .isEqualTo(TestResults.of(TestAnnotations.POS, "refund", source));
    }
  }

  @Test
  void shouldLeaveHiddenStateOut() {
    try (AssemblyHarness join = join(Map.of())) {
      Source source = join.message("refund");
      results(join, "refund", source);
      join.records();
      Embedding embedding = (Embedding) TestResults.of(TestAnnotations.EMBEDDING, "refund", source);
      embedding.setHiddenState(List.of(1f));
      join.result(TestAnnotations.EMBEDDING, embedding);
      assertThat(join.enriched().get(0).getEmbedding().getHiddenState()).isEmpty();
    }
  }

  @Test
  void shouldTellFailedStagesFromSkippedOnes() {
    try (AssemblyHarness join = join(Map.of())) {
      Source source = join.message("refund");
      results(join, "refund", source);
      join.records();
      join.result(
          TestAnnotations.POS,
          TestResults.failed(TestAnnotations.POS, ErrorCause.REJECTED, source));
      join.result(
          TestAnnotations.TOPICS,
          TestResults.failed(TestAnnotations.TOPICS, ErrorCause.UPSTREAM, source));
      Enriched enriched = join.enriched().get(1);
      assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
      assertThat(enriched.getFailed())
          .isEqualTo(Map.of("pos", new StageError(ErrorCause.REJECTED, "no pos")));
      assertThat(enriched.getSkipped())
          .isEqualTo(Map.of("topics", new StageError(ErrorCause.UPSTREAM, "no topics")));
      assertThat(enriched.getExtensions()).isEmpty();
      assertThat(enriched.getModels()).doesNotContainKeys("pos", "topics").hasSize(4);
    }
  }

  @Test
  void shouldBeCompleteWithoutAMessageThatNobodyCanDecode() {
    try (AssemblyHarness join = join(Map.of())) {
      byte[] garbage = "no Avro".getBytes(UTF_8);
      Source source = join.message(AssemblyHarness.KEY, garbage, new RecordHeaders());
      join.result(
          TestAnnotations.POS,
          TestResults.failed(TestAnnotations.POS, ErrorCause.UNDECODABLE, source));
      join.result(
          TestAnnotations.EMBEDDING,
          TestResults.failed(TestAnnotations.EMBEDDING, ErrorCause.UNDECODABLE, source));
      List.of(
              TestAnnotations.SENTIMENT,
              TestAnnotations.CLASSIFICATION,
              TestAnnotations.TOPICS,
              TestAnnotations.CHECKLISTS)
          .forEach(a -> join.result(a, TestResults.failed(a, ErrorCause.UPSTREAM, source)));
      Enriched enriched = join.enriched().get(0);
      assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
      assertThat(enriched.getMessage()).isNull();
      assertThat(enriched.getMissing()).isEmpty();
      assertThat(enriched.getFailed()).containsOnlyKeys("pos", "embedding");
      assertThat(enriched.getSkipped()).hasSize(4);
      assertThat(join.deadLetters()).as("the stages have sent them").isEmpty();
    }
  }

  @Test
  void shouldPutAStageOfSomebodyElseIntoExtensions() {
    List<ProcessorFactory<?>> factories = new ArrayList<>(TestStages.all());
    factories.add(
        new FunctionFactory<>(
            MOOD, Set.of(Annotation.MESSAGE), document -> new Outcome.Rejected<>("none")));
    Pipeline pipeline = TestStages.pipeline(factories, AnabranchConfig.from(Map.of()));
    try (AssemblyHarness join = AssemblyHarness.join(pipeline, Map.of(), state)) {
      Source source = join.message("refund");
      results(join, "refund", source);
      assertThat(join.enriched()).as("mood is expected as well").isEmpty();
      join.result(MOOD, TestResults.of(TestAnnotations.SENTIMENT, "refund", source));
      Enriched enriched = join.enriched().get(0);
      assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
      assertThat(enriched.getModels()).containsEntry("mood", "function:1");
      assertThat(enriched.getExtensions()).containsOnlyKeys("mood", "topics");
      assertThat(enriched.getExtensions().get("mood"))
          .returns("io.anabranch.schema.Sentiment", Extension::getSchemaName)
          .returns(FunctionFactory.MODEL, Extension::getModel)
          .satisfies(e -> assertThat(e.getJson()).contains("\"label\":\"felt refund\""));
    }
  }

  @Test
  void shouldAddItsHeadersToThoseOfTheMessage() {
    Headers headers =
        new RecordHeaders()
            .add("traceparent", "00-1".getBytes(UTF_8))
            .add("twice", "a".getBytes(UTF_8))
            .add("twice", "b".getBytes(UTF_8))
            .add("empty", null)
            .add("anabranch.status", "forged".getBytes(UTF_8));
    try (AssemblyHarness join = join(Map.of())) {
      Source source =
          join.message(
              AssemblyHarness.KEY,
              SingleObjectSerdes.encode(TestStages.message("refund")),
              headers);
      results(join, "refund", source);
      TestRecord<byte[], byte[]> record = join.records().get(0);
      assertThat(text(record.headers()))
          .containsExactly(
              "traceparent=00-1",
              "twice=a",
              "twice=b",
              "empty=null",
              "anabranch.id=support.messages-0-0-1767222000000",
              "anabranch.revision=1",
              "anabranch.status=COMPLETE",
              "anabranch.reason=FIRST",
              "anabranch.sentiment=felt refund",
              "anabranch.class=class of refund");
    }
  }

  @Test
  void shouldHaveNoHeaderForAnAnswerThatIsMissing() {
    try (AssemblyHarness join = join(Map.of())) {
      join.message("refund");
      join.advance(Duration.ofSeconds(60));
      assertThat(text(join.records().get(0).headers()))
          .containsExactly(
              "anabranch.id=support.messages-0-0-1767222000000",
              "anabranch.revision=1",
              "anabranch.status=PARTIAL",
              "anabranch.reason=FIRST");
    }
  }

  @Test
  void shouldCarryTheKeyOfTheMessage() {
    try (AssemblyHarness join = join(Map.of())) {
      results(join, "refund", join.message("refund"));
      assertThat(join.records().get(0).key()).isEqualTo(AssemblyHarness.KEY);
    }
  }

  @Test
  void shouldAllowNoKey() {
    try (AssemblyHarness join = join(Map.of())) {
      for (String text : List.of("first", "second")) {
        byte[] value = SingleObjectSerdes.encode(TestStages.message(text));
        Source source = join.message(null, value, new RecordHeaders());
        TestResults.ANNOTATIONS.forEach(
            annotation ->
                join.result(
                    annotation,
                    null,
                    SingleObjectSerdes.encode(TestResults.of(annotation, text, source)),
                    new RecordHeaders()));
      }
      List<TestRecord<byte[], byte[]>> records = join.records();
      assertThat(records).hasSize(2).allMatch(record -> record.key() == null);
      assertThat(records)
          .extracting(r -> SingleObjectSerdes.decode(r.value(), Enriched.class).getMessage())
          .extracting(Message::getText)
          .containsExactly("first", "second");
    }
  }

  @Test
  void shouldWriteUnderTheTimeOfWriting() {
    try (AssemblyHarness join = join(Map.of())) {
      results(join, "refund", join.message("refund"));
      assertThat(join.records().get(0).getRecordTime()).isEqualTo(AssemblyHarness.START);
    }
  }

  private AssemblyHarness join(Map<String, String> config) {
    return AssemblyHarness.join(
        TestStages.pipeline(), config, state.resolve(Integer.toString(config.size())));
  }

  private static void results(AssemblyHarness join, String text, Source source) {
    TestResults.ANNOTATIONS.forEach(
        annotation -> join.result(annotation, TestResults.of(annotation, text, source)));
  }

  private static List<String> text(Headers headers) {
    List<String> text = new ArrayList<>();
    for (Header header : headers) {
      text.add(
          header.key() + "=" + (header.value() == null ? null : new String(header.value(), UTF_8)));
    }
    return text;
  }
}
