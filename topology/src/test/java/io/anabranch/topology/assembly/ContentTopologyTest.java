package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Results;
import io.anabranch.schema.Content;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.record.Tombstones;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The join where messages come with their content. */
class ContentTopologyTest {

  @TempDir private Path state;

  private AssemblyHarness join;

  @BeforeEach
  void open() {
    join = AssemblyHarness.join(TestStages.withContent(), Map.of(), state);
  }

  @AfterEach
  void close() {
    join.close();
  }

  @Test
  void shouldTakeTheMessageFromItsContent() {
    Source source = AssemblyHarness.source(0);
    TestResults.ANNOTATIONS.forEach(a -> join.result(a, TestResults.of(a, "answer", source)));
    join.result(Annotation.CONTENT, content("quoted|answer", source));

    Enriched enriched = join.enriched().get(0);
    assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getMessage()).isEqualTo(TestStages.message("quoted|answer"));
    assertThat(enriched.getContent()).isNotNull();
    assertThat(enriched.getContent().getMessage()).as("said once").isNull();
    assertThat(enriched.getModels()).containsKey("content");
  }

  @Test
  void shouldCountSkipsAsAnswers() {
    Source source = AssemblyHarness.source(0);
    TestResults.ANNOTATIONS.forEach(
        a -> join.result(a, TestResults.failed(a, ErrorCause.LANGUAGE, source)));
    join.result(Annotation.CONTENT, content("Bonjour", source));

    Enriched enriched = join.enriched().get(0);
    assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getSkipped()).hasSize(TestResults.ANNOTATIONS.size());
    assertThat(enriched.getFailed()).isEmpty();
  }

  @Test
  void shouldEraseWhatCameBeforeATombstone() {
    Source before = AssemblyHarness.source(4);
    Source after = AssemblyHarness.source(6);
    join.result(Annotation.CONTENT, content("before", before));
    join.result(Annotation.CONTENT, content("after", after));

    Headers headers = new RecordHeaders();
    headers.add(Tombstones.PLACE, tombstoneAt(5));
    join.result(Annotation.CONTENT, AssemblyHarness.KEY, null, headers);

    assertThat(join.records())
        .singleElement()
        .returns(null, TestRecord::value)
        .satisfies(
            tombstone -> assertThat(tombstone.headers().lastHeader(Tombstones.PLACE)).isNull());
    assertThat(join.held()).as("that of the later message").isEqualTo(1);
  }

  @Test
  void shouldEraseByPlaceWhateverTopicTheSourceIsOf() {
    Source before = new Source("tickets", 9, 70L, Instant.EPOCH);
    Source after = new Source("tickets", 9, 3L, Instant.EPOCH);
    result(Annotation.CONTENT, content("before", before), at(before, 4));
    result(Annotation.CONTENT, content("after", after), at(after, 6));

    Headers headers = new RecordHeaders();
    headers.add(Tombstones.PLACE, tombstoneAt(5));
    join.result(Annotation.CONTENT, AssemblyHarness.KEY, null, headers);
    assertThat(join.records()).as("the tombstone").hasSize(1);
    for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
      result(annotation, TestResults.of(annotation, "before", before), at(before, 4));
      result(annotation, TestResults.of(annotation, "after", after), at(after, 6));
    }

    assertThat(join.enriched())
        .singleElement()
        .satisfies(
            enriched -> {
              assertThat(enriched.getSource()).isEqualTo(after);
              assertThat(enriched.getMessage().getText()).isEqualTo("after");
            });
  }

  private void result(Annotation<?> annotation, SpecificRecord value, Headers headers) {
    join.result(annotation, AssemblyHarness.KEY, SingleObjectSerdes.encode(value), headers);
  }

  private static Headers at(Source source, long offset) {
    Headers headers = new RecordHeaders();
    ResultHeaders.write(headers, source, new Place(0, offset, AssemblyHarness.TIME), offset);
    return headers;
  }

  private static byte[] tombstoneAt(long offset) {
    return "0/%d/%d".formatted(offset, AssemblyHarness.TIME.toEpochMilli()).getBytes(UTF_8);
  }

  private static SpecificRecord content(String text, Source source) {
    Content content = TestStages.content(TestStages.message(text));
    return Results.complete(content, source, FunctionFactory.MODEL, Instant.EPOCH);
  }
}
