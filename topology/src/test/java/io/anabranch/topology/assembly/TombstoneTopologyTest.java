package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A null value on the input topic: the join forgets the earlier messages of its key. */
class TombstoneTopologyTest {

  private static final byte[] OTHER_KEY = "customer-70".getBytes(UTF_8);

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
  void shouldPassTombstoneOnWithKeyAndHeaders() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", "1".getBytes(UTF_8));
    join.message(AssemblyHarness.KEY, null, headers);

    assertThat(join.records())
        .singleElement()
        .returns(null, TestRecord::value)
        .returns(AssemblyHarness.KEY, TestRecord::key)
        .satisfies(r -> assertThat(r.headers().lastHeader("trace").value()).isEqualTo(bytes("1")));
  }

  @Test
  void shouldHoldNothingOfErasedMessageAndDropWhatComesLater() {
    Source source = join.message("refund");
    result(TestAnnotations.POS, "refund", source);
    tombstone(AssemblyHarness.KEY);

    assertThat(join.held()).isZero();
    assertThat(join.stored("keys")).isZero();
    TestResults.ANNOTATIONS.forEach(a -> result(a, "refund", source));
    join.advance(Duration.ofMinutes(2));

    assertThat(join.records()).singleElement().returns(null, TestRecord::value);
    assertThat(join.held()).isZero();
    assertThat(join.dropped()).isEqualTo(TestResults.ANNOTATIONS.size());
  }

  @Test
  void shouldKeepMessagesOfOtherKeysAndLaterOnes() {
    Source erased = join.message("refund");
    Source other =
        join.message(
            OTHER_KEY,
            SingleObjectSerdes.encode(TestStages.message("parcel")),
            new RecordHeaders());
    Source later = AssemblyHarness.source(3);
    result(TestAnnotations.POS, "thanks", later);
    tombstone(AssemblyHarness.KEY);
    join.records();
    join.message("thanks");

    TestResults.ANNOTATIONS.forEach(a -> result(a, "refund", erased));
    TestResults.ANNOTATIONS.forEach(a -> result(a, "parcel", other));
    TestResults.ANNOTATIONS.forEach(a -> result(a, "thanks", later));

    assertThat(join.enriched())
        .extracting(e -> e.getSource().getOffset())
        .contains(other.getOffset(), later.getOffset())
        .doesNotContain(erased.getOffset());
  }

  @Test
  void shouldLeaveOutHeadersThatAreTooLargeToTravel() {
    join.message(
        AssemblyHarness.KEY, null, new RecordHeaders().add("big", new byte[Topics.RECORD_BYTES]));

    assertThat(join.records())
        .singleElement()
        .returns(null, TestRecord::value)
        .satisfies(r -> assertThat(r.headers().lastHeader("big")).isNull())
        .satisfies(r -> assertThat(r.headers().lastHeader(RecordLimit.OMITTED)).isNotNull());
  }

  @Test
  void shouldForgetErasedMessageAfterRetention() {
    join.message("refund");
    tombstone(AssemblyHarness.KEY);

    join.advance(Duration.ofDays(8));

    assertThat(join.stored("messages")).isZero();
    assertThat(join.stored("wake-ups")).isZero();
  }

  @Test
  void shouldIgnoreTombstoneWithoutKeyAndThoseOfStages() {
    Source source = join.message("refund");
    tombstone(null);
    join.result(TestAnnotations.POS, AssemblyHarness.KEY, null, new RecordHeaders());

    TestResults.ANNOTATIONS.forEach(a -> result(a, "refund", source));

    assertThat(join.enriched()).hasSize(1);
  }

  private void result(Annotation<?> annotation, String text, Source source) {
    join.result(annotation, TestResults.of(annotation, text, source));
  }

  private void tombstone(byte @Nullable [] key) {
    join.message(key, null, new RecordHeaders());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
