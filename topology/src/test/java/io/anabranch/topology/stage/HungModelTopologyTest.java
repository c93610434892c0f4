package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.limit.InferenceLimit;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage whose model never comes back from some texts, and cannot be interrupted. */
class HungModelTopologyTest {

  private static final StageLimits LIMITS =
      new StageLimits(
          1_000, 32, InferenceLimit.of(Duration.ofSeconds(1), true), Topics.RECORD_BYTES);

  @TempDir private Path state;
  private volatile boolean released;
  private final FunctionFactory<TaggedText> pos = TestStages.pos().computing(this::tag);
  private StageHarness<TaggedText> stage;

  @BeforeEach
  void start() {
    stage = new StageHarness<>(pos, SingleObjectSerdes.serdes(), LIMITS, state);
  }

  @AfterEach
  void close() {
    released = true;
    stage.close();
  }

  @Test
  void shouldTakeAMessageThatHangsForABadOneAndGoOn() {
    pipe("one", "hang 2", "three");
    assertThat(stage.results()).extracting(TaggedText::getText).containsExactly("one", "", "three");
    assertThat(stage.deadLetters())
        .singleElement()
        .returns(ErrorCause.TIMEOUT, DeadLetter::getCause)
        .returns(ByteBuffer.wrap(message("hang 2").value()), DeadLetter::getValue)
        .satisfies(l -> assertThat(l.getReason()).contains("1000 ms").doesNotContain("hang"));
    assertThat(stage.isToEnd()).isFalse();
  }

  @Test
  void shouldGiveUpABatchAndComputeItsRecordsInTheirTurn() {
    List<TestRecord<byte[], byte[]>> records =
        Stream.of("one", "two", "hang 3", "four").map(HungModelTopologyTest::message).toList();
    stage.poll(records);
    stage.pipe(records.get(0));
    assertThat(pos.batchSizes()).containsExactly(4, 1);
    records.subList(1, 4).forEach(stage::pipe);
    assertThat(pos.batchSizes()).containsExactly(4, 1, 1, 1, 1);
    assertThat(stage.results())
        .extracting(TaggedText::getText)
        .containsExactly("one", "two", "", "four");
    assertThat(stage.deadLetters()).hasSize(1);
  }

  @Test
  void shouldEndTheProcessAfterThreeWhoseErrorsAreOut() {
    pipe("hang 1", "two", "hang 3", "four");
    assertThat(stage.isToEnd()).isFalse();
    pipe("hang 5");
    assertThat(stage.isToEnd()).isTrue();
    assertThat(stage.results())
        .extracting(result -> result.getError() == null)
        .containsExactly(false, true, false, true, false);
    assertThat(stage.deadLetters())
        .hasSize(3)
        .allMatch(letter -> letter.getCause() == ErrorCause.TIMEOUT);
  }

  private Outcome<TaggedText> tag(Document document) {
    String text = document.get(Annotation.MESSAGE).getText();
    while (text.startsWith("hang") && !released) {
      Thread.onSpinWait();
    }
    return new Outcome.Done<>(TestStages.tagged(text));
  }

  private void pipe(String... texts) {
    Stream.of(texts).map(HungModelTopologyTest::message).forEach(stage::pipe);
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record(
        "customer-7".getBytes(UTF_8), SingleObjectSerdes.encode(TestStages.message(text)));
  }
}
