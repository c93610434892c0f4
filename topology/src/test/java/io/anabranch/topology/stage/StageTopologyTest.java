package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.UnavailableException;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage that reads messages. */
class StageTopologyTest {

  private static final byte[] KEY = "customer-7".getBytes(UTF_8);
  private static final byte[] GARBAGE = "not Avro at all".getBytes(UTF_8);

  @TempDir private Path state;

  @Test
  void shouldGiveOneResultARecordInOrder() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      List.of("one", "two", "three").forEach(text -> stage.pipe(message(text)));
      assertThat(stage.results())
          .extracting(TaggedText::getText)
          .containsExactly("one", "two", "three");
    }
  }

  @Test
  void shouldCompleteTheResult() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(message("zero"));
      stage.pipe(message("one"));
      TaggedText result = stage.results().get(1);
      assertThat(result.getSource())
          .isEqualTo(new Source("support.messages", 0, 1L, StageHarness.START));
      assertThat(result.getModel()).isEqualTo(FunctionFactory.MODEL);
      assertThat(result.getProcessedAt()).isNotNull();
      assertThat(result.getError()).isNull();
    }
  }

  @Test
  void shouldCarryKeyAndHeaders() {
    Headers headers =
        new RecordHeaders().add("traceparent", "00-1".getBytes(UTF_8)).add("empty", null);
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(StageHarness.record(KEY, value("one"), headers, StageHarness.START));
      TestRecord<byte[], byte[]> result = stage.resultRecords().get(0);
      assertThat(result.key()).isEqualTo(KEY);
      assertThat(result.headers()).startsWith(headers.toArray()).hasSize(4);
    }
  }

  @Test
  void shouldAllowNoKey() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(StageHarness.record(null, value("one")));
      stage.pipe(StageHarness.record(null, GARBAGE));
      assertThat(stage.resultRecords()).hasSize(2).allMatch(r -> r.key() == null);
      assertThat(stage.deadLetters()).singleElement().returns(null, DeadLetter::getKey);
    }
  }

  @Test
  void shouldIgnoreNullValue() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(StageHarness.record(KEY, null));
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldDeadLetterUndecodableBytes() {
    assertBad(GARBAGE, ErrorCause.UNDECODABLE);
  }

  @Test
  void shouldDeadLetterTruncatedAvro() {
    byte[] value = value("a text that is cut");
    assertBad(Arrays.copyOf(value, value.length - 12), ErrorCause.UNDECODABLE);
  }

  @Test
  void shouldDeadLetterARecordOfAnotherType() {
    assertBad(SingleObjectSerdes.encode(TestStages.checklist("a")), ErrorCause.UNDECODABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\u2003"})
  void shouldSkipEmptyTextWithoutADeadLetter(String text) {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(message(text));

      assertThat(stage.results().get(0).getError().getCause()).isEqualTo(ErrorCause.NOTHING_SAID);
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldDeadLetterTextOverTheLimit() {
    assertBad(value("x".repeat(StageHarness.WIDE.text() + 1)), ErrorCause.TOO_LONG);
  }

  @Test
  void shouldAllowTextAtTheLimit() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(message("x".repeat(StageHarness.WIDE.text())));
      assertThat(stage.results()).singleElement().returns(null, TaggedText::getError);
    }
  }

  @Test
  void shouldDeadLetterTextThatTheProcessorRejects() {
    assertBad(value("one " + TestStages.REJECTED), ErrorCause.REJECTED);
  }

  @Test
  void shouldDeadLetterTextOnWhichTheProcessorThrows() {
    assertBad(value("one " + TestStages.THROWN), ErrorCause.REJECTED);
  }

  @Test
  void shouldDeadLetterTextThatOverflowsTheStack() {
    FunctionFactory<TaggedText> recursive =
        TestStages.pos()
            .computing(
                document -> {
                  throw new StackOverflowError();
                });
    try (StageHarness<TaggedText> stage = stage(recursive)) {
      stage.pipe(message("((((((((("));
      assertThat(stage.results())
          .singleElement()
          .satisfies(r -> assertThat(r.getError().getCause()).isEqualTo(ErrorCause.REJECTED));
    }
  }

  @Test
  void shouldDeadLetterWhatMakesTheDeserializerFailInAnyOtherWay() {
    Deserializer<Object> fragile =
        (topic, bytes) -> {
          throw new ArrayIndexOutOfBoundsException("index 7");
        };
    try (StageHarness<TaggedText> stage =
        stage(TestStages.pos(), SingleObjectSerdes.readingWith(fragile))) {
      stage.pipe(StageHarness.record(KEY, GARBAGE));
      assertThat(stage.results())
          .singleElement()
          .satisfies(r -> assertThat(r.getError().getCause()).isEqualTo(ErrorCause.UNDECODABLE));
    }
  }

  @Test
  void shouldNotQuoteTheTextInErrors() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(message("secret " + TestStages.THROWN));
      assertThat(stage.results())
          .allSatisfy(r -> assertThat(r.getError().getReason()).doesNotContain("secret"));
      assertThat(stage.deadLetters())
          .allSatisfy(letter -> assertThat(letter.getReason()).doesNotContain("secret"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 253_402_300_800_000L, Long.MAX_VALUE})
  void shouldKeepAnyTimestampInTheSourceAlone(long millis) {
    Instant time = Instant.ofEpochMilli(millis);
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(StageHarness.record(KEY, value("one"), new RecordHeaders(), time));
      TestRecord<byte[], byte[]> result = stage.resultRecords().get(0);
      assertThat(result.getRecordTime()).isEqualTo(StageHarness.START);
      assertThat(SingleObjectSerdes.decode(result.value(), TaggedText.class).getSource())
          .returns(time, Source::getTimestamp);
    }
  }

  @Test
  void shouldHoldForAnUnavailableModel() {
    AtomicBoolean down = new AtomicBoolean(true);
    FunctionFactory<TaggedText> remote =
        TestStages.pos()
            .computing(
                document -> {
                  if (down.get()) {
                    throw new UnavailableException("model host", new RuntimeException());
                  }
                  return new Outcome.Done<>(
                      TestStages.tagged(document.get(Annotation.MESSAGE).getText()));
                });
    try (StageHarness<TaggedText> stage = stage(remote)) {
      assertThatThrownBy(() -> stage.pipe(message("one"))).matches(BrokenDependency::causes);
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters()).isEmpty();
      down.set(false);
      stage.pipe(message("one"));
      assertThat(stage.results()).extracting(TaggedText::getText).containsExactly("one");
    }
  }

  @Test
  void shouldHoldForABrokenConnectionWithinTheModel() {
    FunctionFactory<TaggedText> remote =
        TestStages.pos()
            .computing(
                document -> {
                  throw new IllegalStateException(new ConnectException("refused"));
                });
    try (StageHarness<TaggedText> stage = stage(remote)) {
      assertThatThrownBy(() -> stage.pipe(message("one"))).matches(BrokenDependency::causes);
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldHoldForAnUnavailableRegistry() {
    Deserializer<Object> down =
        (topic, bytes) -> {
          throw new SchemaRegistryUnavailableException("registry", new SerializationException());
        };
    try (StageHarness<TaggedText> stage =
        stage(TestStages.pos(), SingleObjectSerdes.readingWith(down))) {
      assertThatThrownBy(() -> stage.pipe(message("one"))).matches(BrokenDependency::causes);
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  /** The error result goes on to the join, and the record as it was read to dead letters. */
  private void assertBad(byte[] value, ErrorCause cause) {
    Headers headers =
        new RecordHeaders().add("traceparent", "00-1".getBytes(UTF_8)).add("empty", null);
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(message("good"));
      stage.pipe(StageHarness.record(KEY, value, headers, StageHarness.START));
      stage.pipe(message("better"));

      List<TaggedText> results = stage.results();
      assertThat(results).extracting(TaggedText::getText).containsExactly("good", "", "better");
      Source source = new Source("support.messages", 0, 1L, StageHarness.START);
      assertThat(results.get(1).getSource()).isEqualTo(source);
      assertThat(results.get(1).getModel()).isEqualTo(FunctionFactory.MODEL);
      assertThat(results.get(1).getError().getCause()).isEqualTo(cause);

      List<DeadLetter> letters = stage.deadLetters();
      assertThat(letters).hasSize(1);
      DeadLetter letter = letters.get(0);
      assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(value));
      assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(KEY));
      assertThat(letter.getHeaders())
          .containsExactly(
              new RecordHeader("traceparent", ByteBuffer.wrap("00-1".getBytes(UTF_8))),
              new RecordHeader("empty", null));
      assertThat(letter.getSource()).isEqualTo(source);
      assertThat(letter.getStage()).isEqualTo("pos");
      assertThat(letter.getTopic()).isEqualTo("support.messages");
      assertThat(letter.getPartition()).isZero();
      assertThat(letter.getOffset()).isEqualTo(1);
      assertThat(letter.getCause()).isEqualTo(cause);
      assertThat(letter.getReason()).isEqualTo(results.get(1).getError().getReason());
      assertThat(letter.getFailedAt()).isEqualTo(StageHarness.START);
      assertThat(letter.getAttempts()).isEqualTo(1);
    }
  }

  private StageHarness<TaggedText> stage(FunctionFactory<TaggedText> factory) {
    return stage(factory, SingleObjectSerdes.serdes());
  }

  private StageHarness<TaggedText> stage(FunctionFactory<TaggedText> factory, RecordSerdes serdes) {
    return new StageHarness<>(factory, serdes, StageHarness.WIDE, state);
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record(KEY, value(text));
  }

  private static byte[] value(String text) {
    return SingleObjectSerdes.encode(TestStages.message(text));
  }
}
