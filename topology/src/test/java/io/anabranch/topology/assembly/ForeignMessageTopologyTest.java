package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that the intake has made of the records of other topics. */
class ForeignMessageTopologyTest {

  private static final Source FOREIGN =
      new Source(AssemblyHarness.FOREIGN, 49, 5L, Instant.ofEpochMilli(7));

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

  @Test
  void shouldBeTheRecordThatItWasMadeOf() {
    pipe("refund");
    TestResults.ANNOTATIONS.forEach(a -> join.result(a, TestResults.of(a, "refund", FOREIGN)));

    assertThat(join.enriched())
        .singleElement()
        .returns(FOREIGN, Enriched::getSource)
        .returns("helpdesk-49-5-7", Enriched::getId);
  }

  @Test
  void shouldBeOneMessageIfItIsWrittenAgain() {
    pipe("refund");
    pipe("refund");
    TestResults.ANNOTATIONS.forEach(a -> join.result(a, TestResults.of(a, "refund", FOREIGN)));
    pipe("refund");
    TestResults.ANNOTATIONS.forEach(a -> join.result(a, TestResults.of(a, "refund", FOREIGN)));
    join.advance(Duration.ofMinutes(2));

    assertThat(join.enriched()).hasSize(1);
    assertThat(join.held()).isEqualTo(1);
  }

  @Test
  void shouldBeErasedByTombstonesOfItsOwnTopicAndOfTheMessages() {
    join.message("direct");
    pipe("foreign");
    tombstone(AssemblyHarness.FOREIGN);
    assertThat(join.held()).isEqualTo(1);

    pipe(new Source(AssemblyHarness.FOREIGN, 49, 6L, Instant.ofEpochMilli(8)), "foreign");
    assertThat(join.held()).isEqualTo(2);
    join.message(AssemblyHarness.KEY, null, new RecordHeaders());
    assertThat(join.held()).isZero();
  }

  private void pipe(String text) {
    pipe(FOREIGN, text);
  }

  private void pipe(Source source, String text) {
    pipe(source, SingleObjectSerdes.encode(TestStages.message(text)));
  }

  private void tombstone(String topic) {
    pipe(new Source(topic, 1, 9L, Instant.ofEpochMilli(9)), (byte[]) null);
  }

  private void pipe(Source source, byte @Nullable [] value) {
    Headers headers = new RecordHeaders().add("trace", "1".getBytes(UTF_8));
    ResultHeaders.writeSource(headers, source);
    join.message(AssemblyHarness.KEY, value, headers);
  }
}
