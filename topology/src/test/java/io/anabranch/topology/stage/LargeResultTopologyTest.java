package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSize;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage whose records do not all fit. Its result holds the text about three times. */
class LargeResultTopologyTest {

  private static final int LIMIT = 4_000;
  private static final byte[] KEY = "customer-7".getBytes(UTF_8);

  @TempDir private Path state;
  private StageHarness<TaggedText> stage;

  @BeforeEach
  void start() {
    stage =
        new StageHarness<>(
            TestStages.pos(),
            SingleObjectSerdes.serdes(),
            new StageLimits(100_000, 32, StageHarness.PATIENT, LIMIT),
            state);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldGiveAnErrorForAResultThatIsTooLarge() {
    pipe(KEY, "s".repeat(2_000), new RecordHeaders());
    TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
    assertFits(record);
    assertThat(record.key()).isEqualTo(KEY);
    TaggedText result = SingleObjectSerdes.decode(record.value(), TaggedText.class);
    assertThat(result.getSource().getOffset()).isZero();
    assertThat(result.getModel()).isEqualTo(FunctionFactory.MODEL);
    assertThat(result.getError().getCause()).isEqualTo(ErrorCause.TOO_LARGE);
    assertThat(result.getError().getReason()).contains("" + LIMIT).doesNotContain("sss");
    assertThat(stage.deadLetters())
        .singleElement()
        .returns(ErrorCause.TOO_LARGE, DeadLetter::getCause)
        .returns(ByteBuffer.wrap(value("s".repeat(2_000))), DeadLetter::getValue);
  }

  @Test
  void shouldGoOnAfterwards() {
    pipe(KEY, "s".repeat(2_000), new RecordHeaders());
    pipe(KEY, "next", new RecordHeaders());
    assertThat(stage.results()).extracting(TaggedText::getText).containsExactly("", "next");
  }

  @Test
  void shouldLeaveTheValueOutOfALetterThatIsTooLarge() {
    pipe(KEY, "s".repeat(5_000), new RecordHeaders().add("trace", "1".getBytes(UTF_8)));
    TestRecord<byte[], byte[]> letter = stage.deadLetterRecords().get(0);
    assertFits(letter);
    assertThat(SingleObjectSerdes.decode(letter.value(), DeadLetter.class))
        .returns(null, DeadLetter::getValue)
        .returns(ByteBuffer.wrap(KEY), DeadLetter::getKey)
        .satisfies(l -> assertThat(l.getHeaders()).hasSize(1))
        .satisfies(
            l ->
                assertThat(l.getReason())
                    .contains("value")
                    .contains("support.messages-0-0")
                    .doesNotContain("sss"));
  }

  @Test
  void shouldLeaveOutHeadersThatAreTooLargeToTravel() {
    pipe(KEY, "text", new RecordHeaders().add("big", new byte[LIMIT]));
    TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
    assertFits(record);
    assertThat(omitted(record.headers())).isEqualTo("headers");
    assertThat(record.headers().lastHeader("big")).isNull();
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(SingleObjectSerdes.decode(record.value(), TaggedText.class).getText())
        .isEqualTo("text");
    assertThat(stage.deadLetters()).isEmpty();
  }

  @Test
  void shouldLeaveOutAKeyThatIsTooLargeToTravel() {
    pipe(new byte[LIMIT], "text", new RecordHeaders().add("trace", "1".getBytes(UTF_8)));
    TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
    assertFits(record);
    assertThat(record.key()).isNull();
    assertThat(omitted(record.headers())).isEqualTo("key");
    assertThat(record.headers().lastHeader("trace")).isNotNull();
  }

  @Test
  void shouldBearARecordThatIsTooLargeInEveryWay() {
    Headers headers = new RecordHeaders();
    for (int i = 0; i < LIMIT; i++) {
      headers.add("h", null);
    }
    pipe(new byte[LIMIT], "s".repeat(LIMIT), headers);
    TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
    assertFits(record);
    assertThat(omitted(record.headers())).isEqualTo("key,headers");
    TestRecord<byte[], byte[]> letter = stage.deadLetterRecords().get(0);
    assertFits(letter);
    assertThat(SingleObjectSerdes.decode(letter.value(), DeadLetter.class))
        .returns(null, DeadLetter::getKey)
        .returns(null, DeadLetter::getValue)
        .returns(List.of(), DeadLetter::getHeaders)
        .satisfies(l -> assertThat(l.getReason()).contains("value, headers, key"));
  }

  private void pipe(byte[] key, String text, Headers headers) {
    stage.pipe(StageHarness.record(key, value(text), headers, StageHarness.START));
  }

  private static void assertFits(TestRecord<byte[], byte[]> record) {
    assertThat(RecordSize.of(record.key(), record.value(), record.headers()))
        .isLessThanOrEqualTo(LIMIT);
  }

  private static String omitted(Headers headers) {
    return new String(headers.lastHeader(RecordLimit.OMITTED).value(), UTF_8);
  }

  private static byte[] value(String text) {
    return SingleObjectSerdes.encode(TestStages.message(text));
  }
}
