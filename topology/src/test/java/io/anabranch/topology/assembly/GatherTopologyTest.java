package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.GatheredRecords;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatherTopologyTest {

  private static final Needs BOTH =
      TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING);
  private static final Source SOURCE = AssemblyHarness.source(7);

  @TempDir private Path state;

  @Test
  void shouldEmitOnceAllHaveArrived() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, TestAnnotations.EMBEDDING, "refund");
      assertThat(gather.gathered()).isEmpty();
      pipe(gather, TestAnnotations.POS, "refund");
      assertThat(gather.gathered()).containsExactly(gathered("refund"));
    }
  }

  @Test
  void shouldEmitARepeatAgain() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, TestAnnotations.EMBEDDING, "refund");
      pipe(gather, TestAnnotations.POS, "refund");
      pipe(gather, TestAnnotations.POS, "refund");
      assertThat(gather.gathered()).containsExactly(gathered("refund"), gathered("refund"));
    }
  }

  @Test
  void shouldPassOnErrors() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      gather.result(
          TestAnnotations.POS,
          TestResults.failed(TestAnnotations.POS, ErrorCause.REJECTED, SOURCE));
      pipe(gather, TestAnnotations.EMBEDDING, "refund");
      assertThat(gather.gathered())
          .singleElement()
          .satisfies(
              g ->
                  assertThat(GatheredRecords.value(g, TestAnnotations.POS).getError().getCause())
                      .isEqualTo(ErrorCause.REJECTED));
    }
  }

  @Test
  void shouldWaitForCompletenessAndForgetAfterTheRetention() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, TestAnnotations.POS, "refund");
      gather.advance(Duration.ofDays(1));
      assertThat(gather.records()).isEmpty();
      gather.advance(Duration.ofDays(6));
      assertThat(gather.records()).isEmpty();
      assertThat(gather.stored("messages")).isZero();
      assertThat(gather.stored("wake-ups")).isZero();
    }
  }

  @Test
  void shouldCarryKeyAndHeaders() {
    Headers headers = new RecordHeaders().add("traceparent", "00-1".getBytes(UTF_8));
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      for (Annotation<?> annotation : BOTH.annotations()) {
        gather.result(
            annotation,
            AssemblyHarness.KEY,
            SingleObjectSerdes.encode(TestResults.of(annotation, "refund", SOURCE)),
            headers);
      }
      TestRecord<byte[], byte[]> record = gather.records().get(0);
      assertThat(record.key()).isEqualTo(AssemblyHarness.KEY);
      assertThat(record.headers().lastHeader("traceparent"))
          .isEqualTo(headers.lastHeader("traceparent"));
      assertThat(record.headers())
          .extracting(header -> header.key())
          .containsExactly("traceparent", ResultHeaders.SOURCE, ResultHeaders.DIGEST);
    }
  }

  @Test
  void shouldGatherMessagesAsWell() {
    Needs needs = TestStages.needs(Annotation.MESSAGE, TestAnnotations.POS);
    try (AssemblyHarness gather = AssemblyHarness.gather(needs, state)) {
      Source source = gather.message("refund");
      gather.result(TestAnnotations.POS, TestResults.of(TestAnnotations.POS, "refund", source));
      assertThat(gather.gathered())
          .singleElement()
          .returns(TestStages.message("refund"), g -> GatheredRecords.value(g, Annotation.MESSAGE))
          .returns(
              TestResults.of(TestAnnotations.POS, "refund", source),
              g -> GatheredRecords.value(g, TestAnnotations.POS));
    }
  }

  @Test
  void shouldGatherStagesOfSomebodyElseWithOurs() {
    Annotation<Sentiment> mood = new Annotation<>("mood", Sentiment.class);
    Needs needs = TestStages.needs(TestAnnotations.POS, mood);
    try (AssemblyHarness gather = AssemblyHarness.gather(needs, state)) {
      pipe(gather, TestAnnotations.POS, "refund");
      SpecificRecordBase result = TestResults.of(TestAnnotations.SENTIMENT, "refund", SOURCE);
      gather.result(mood, result);
      assertThat(gather.gathered())
          .singleElement()
          .returns(result, g -> GatheredRecords.value(g, mood))
          .returns(
              TestResults.of(TestAnnotations.POS, "refund", SOURCE),
              g -> GatheredRecords.value(g, TestAnnotations.POS));
    }
  }

  private static Gathered gathered(String text) {
    Gathered gathered = GatheredRecords.of(SOURCE);
    BOTH.annotations()
        .forEach(a -> GatheredRecords.with(gathered, a, TestResults.of(a, text, SOURCE)));
    return gathered;
  }

  private static void pipe(AssemblyHarness gather, Annotation<?> annotation, String text) {
    gather.result(annotation, TestResults.of(annotation, text, SOURCE));
  }
}
