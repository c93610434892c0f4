package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatherTopologyTest {

  private static final Needs BOTH = Needs.of(Set.of(Annotation.POS, Annotation.EMBEDDING));
  private static final Source SOURCE = AssemblyHarness.source(7);

  @TempDir private Path state;

  @Test
  void shouldEmitOnceAllHaveArrived() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, Annotation.EMBEDDING, "refund");
      assertThat(gather.gathered()).isEmpty();
      pipe(gather, Annotation.POS, "refund");
      assertThat(gather.gathered()).containsExactly(gathered("refund"));
    }
  }

  @Test
  void shouldEmitARepeatAgain() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, Annotation.EMBEDDING, "refund");
      pipe(gather, Annotation.POS, "refund");
      pipe(gather, Annotation.POS, "refund");
      assertThat(gather.gathered()).containsExactly(gathered("refund"), gathered("refund"));
    }
  }

  @Test
  void shouldPassOnErrors() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      gather.result(
          Annotation.POS, TestResults.failed(Annotation.POS, ErrorCause.REJECTED, SOURCE));
      pipe(gather, Annotation.EMBEDDING, "refund");
      assertThat(gather.gathered())
          .singleElement()
          .satisfies(
              g -> assertThat(g.getPos().getError().getCause()).isEqualTo(ErrorCause.REJECTED));
    }
  }

  @Test
  void shouldWaitForCompletenessAndForgetAfterTheRetention() {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state)) {
      pipe(gather, Annotation.POS, "refund");
      gather.advance(Duration.ofDays(1));
      assertThat(gather.records()).isEmpty();
      gather.advance(Duration.ofDays(6));
      assertThat(gather.records()).isEmpty();
      assertThat(gather.stored("states")).isZero();
      assertThat(gather.stored("annotations")).isZero();
      assertThat(gather.stored("deadlines")).isZero();
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
      assertThat(record.headers()).hasSize(2);
    }
  }

  @Test
  void shouldGatherMessagesAsWell() {
    Needs needs = Needs.of(Set.of(Annotation.MESSAGE, Annotation.POS));
    try (AssemblyHarness gather = AssemblyHarness.gather(needs, state)) {
      Source source = gather.message("refund");
      gather.result(Annotation.POS, TestResults.of(Annotation.POS, "refund", source));
      assertThat(gather.gathered())
          .singleElement()
          .returns(TestStages.message("refund"), Gathered::getMessage)
          .returns(TestResults.of(Annotation.POS, "refund", source), Gathered::getPos);
    }
  }

  @Test
  void shouldRefuseWhatTheGatheredRecordHasNoFieldFor() {
    Annotation<Sentiment> mood = new Annotation<>("mood", Sentiment.class);
    Needs needs = Needs.of(Set.of(Annotation.POS, mood));
    assertThatThrownBy(() -> AssemblyHarness.gather(needs, state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mood'")
        .hasMessageContaining("io.anabranch.schema.Gathered");
  }

  private static Gathered gathered(String text) {
    Gathered gathered = Gathered.newBuilder().setSource(SOURCE).build();
    BOTH.annotations().forEach(a -> gathered.put(a.name(), TestResults.of(a, text, SOURCE)));
    return gathered;
  }

  private static void pipe(AssemblyHarness gather, Annotation<?> annotation, String text) {
    gather.result(annotation, TestResults.of(annotation, text, SOURCE));
  }
}
