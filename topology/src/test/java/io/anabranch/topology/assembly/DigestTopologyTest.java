package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision rises when what was computed is another, and not when the bytes are. */
class DigestTopologyTest {

  private static final Needs BOTH =
      TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING);

  @TempDir private Path state;

  @Test
  void shouldWriteNothingForOtherBytesOfTheSameComputation() {
    try (AssemblyHarness join = complete()) {
      result(join, TestAnnotations.EMBEDDING, "refund, the seventh digit", 1);
      assertThat(join.enriched()).isEmpty();
    }
  }

  @Test
  void shouldRaiseTheRevisionForAnotherComputationOfTheSameBytes() {
    try (AssemblyHarness join = complete()) {
      result(join, TestAnnotations.EMBEDDING, "refund", 2);
      assertThat(join.enriched()).extracting(Enriched::getRevision).containsExactly(2);
    }
  }

  @Test
  void shouldIgnoreAndDropTheDigestThatAProducerHasSet() {
    try (AssemblyHarness join = join()) {
      join.message(AssemblyHarness.KEY, message(), digest(1));
      TestResults.ANNOTATIONS.forEach(annotation -> result(join, annotation, "refund", 1));
      join.message(AssemblyHarness.KEY, null, digest(1));

      List<TestRecord<byte[], byte[]>> records = join.records();
      assertThat(records).hasSize(2);
      assertThat(records)
          .allSatisfy(
              record -> assertThat(record.headers().lastHeader(ResultHeaders.DIGEST)).isNull());
    }
  }

  @Test
  void shouldGiveGatheredRecordsTheDigestOfAllThatTheyHold() {
    assertThat(gathered(1, 2, "refund"))
        .isPresent()
        .isEqualTo(gathered(1, 2, "other bytes"))
        .isNotEqualTo(gathered(1, 3, "refund"))
        .isNotEqualTo(gathered(2, 1, "refund"));
  }

  private OptionalLong gathered(long pos, long embedding, String text) {
    try (AssemblyHarness gather = AssemblyHarness.gather(BOTH, state.resolve(text + pos))) {
      result(gather, TestAnnotations.POS, text, pos);
      result(gather, TestAnnotations.EMBEDDING, text, embedding);
      return ResultHeaders.digest(gather.records().get(0).headers());
    }
  }

  private AssemblyHarness complete() {
    AssemblyHarness join = join();
    join.message(AssemblyHarness.KEY, message(), new RecordHeaders());
    TestResults.ANNOTATIONS.forEach(annotation -> result(join, annotation, "refund", 1));
    assertThat(join.enriched()).hasSize(1);
    return join;
  }

  private AssemblyHarness join() {
    return AssemblyHarness.join(TestStages.pipeline(), Map.of(), state);
  }

  private static void result(
      AssemblyHarness assembly, Annotation<?> annotation, String text, long digest) {
    Source source = AssemblyHarness.source(0);
    assembly.result(
        annotation,
        AssemblyHarness.KEY,
        SingleObjectSerdes.encode(TestResults.of(annotation, text, source)),
        digest(digest));
  }

  private static Headers digest(long digest) {
    Headers headers = new RecordHeaders().add("trace", "1".getBytes(UTF_8));
    Source source = AssemblyHarness.source(0);
    ResultHeaders.write(headers, source, Place.of(source), digest);
    return headers;
  }

  private static byte[] message() {
    return SingleObjectSerdes.encode(TestStages.message("refund"));
  }
}
