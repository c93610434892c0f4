package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.StageError;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage of somebody else's, whose model gives what is no result: a bad message, no more. */
class MalformedResultTopologyTest {

  private static final String NOTHING = "nothing";
  private static final String EMPTY = "an empty outcome";
  private static final String INCOMPLETE = "a token without its tag";

  @TempDir private Path state;
  private StageHarness<TaggedText> stage;

  @BeforeEach
  void start() {
    FunctionFactory<TaggedText> careless =
        TestStages.pos().computing(MalformedResultTopologyTest::tag);
    stage = new StageHarness<>(careless, SingleObjectSerdes.serdes(), StageHarness.WIDE, state);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTHING, EMPTY, INCOMPLETE})
  void shouldRejectTheMessageAndGoOn(String text) {
    stage.pipe(message(text));
    stage.pipe(message("next"));

    assertRejected(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTHING, EMPTY, INCOMPLETE})
  void shouldRejectTheMessageOfABatchAlone(String text) {
    List<TestRecord<byte[], byte[]>> records =
        Stream.of(text, "next").map(MalformedResultTopologyTest::message).toList();
    stage.poll(records);
    records.forEach(stage::pipe);

    assertRejected(text);
  }

  @Test
  void shouldNotQuoteTheText() {
    stage.pipe(message(INCOMPLETE));

    assertThat(stage.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getReason()).doesNotContain(INCOMPLETE));
  }

  private void assertRejected(String text) {
    assertThat(stage.results())
        .extracting(result -> Optional.ofNullable(result.getError()).map(StageError::getCause))
        .containsExactly(Optional.of(ErrorCause.REJECTED), Optional.empty());
    assertThat(stage.deadLetters())
        .singleElement()
        .returns(ErrorCause.REJECTED, DeadLetter::getCause)
        .satisfies(letter -> assertThat(letter.getValue().array()).isEqualTo(value(text)));
  }

  @SuppressWarnings("NullAway")
  private static Outcome<TaggedText> tag(Document document) {
    String text = document.get(Annotation.MESSAGE).getText();
    TaggedText tagged = TestStages.tagged(text);
    switch (text) {
      case NOTHING -> {
        return null;
      }
      case EMPTY -> {
        return new Outcome.Done<>(null);
      }
      case INCOMPLETE ->
          tagged.setSentences(
              List.of(new Sentence(List.of(new Token(text, text, null, 0, text.length())))));
      default -> {}
    }
    return new Outcome.Done<>(tagged);
  }

  private static byte[] value(String text) {
    return SingleObjectSerdes.encode(TestStages.message(text));
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record("customer-7".getBytes(UTF_8), value(text));
  }
}
