package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Content;
import io.anabranch.schema.ErrorCause;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.Place;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.record.Tombstones;
import java.nio.file.Path;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage that alone reads the messages. */
class ContentStageTopologyTest {

  private static final byte[] KEY = "c-1".getBytes(UTF_8);

  @TempDir private Path state;

  @Test
  void shouldAnswerEveryMessageWithItself() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(message("quoted|answer"));
      stage.pipe(message(" "));
      stage.pipe(message("x".repeat(StageHarness.WIDE.text() + 1)));

      assertThat(stage.results())
          .hasSize(3)
          .allSatisfy(content -> assertThat(content.getError()).isNull())
          .allSatisfy(content -> assertThat(content.getMessage()).isNotNull());
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldPassTombstonesOnInOrder() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(message("first"));
      stage.pipe(
          StageHarness.record(
              KEY, null, new RecordHeaders().add("trace", KEY), StageHarness.START));
      stage.pipe(message("second"));

      TestRecord<byte[], byte[]> tombstone = stage.resultRecords().get(1);
      assertThat(tombstone.value()).isNull();
      assertThat(tombstone.key()).isEqualTo(KEY);
      assertThat(tombstone.headers().lastHeader("trace").value()).isEqualTo(KEY);
      assertThat(Tombstones.place(tombstone.headers()))
          .contains(new Place(0, 1, StageHarness.START));
    }
  }

  @Test
  void shouldNotBelieveThePlaceThatAProducerHasSet() {
    try (StageHarness<Content> stage = stage()) {
      RecordHeaders headers = new RecordHeaders();
      headers.add(Tombstones.PLACE, "3/9/9".getBytes(UTF_8));
      stage.pipe(StageHarness.record(KEY, null, headers, StageHarness.START));

      assertThat(Tombstones.place(stage.resultRecords().get(0).headers()))
          .contains(new Place(0, 0, StageHarness.START));
    }
  }

  @Test
  void shouldDeadLetterWhatIsNoMessage() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(StageHarness.record(KEY, "no Avro".getBytes(UTF_8)));

      assertThat(stage.results().get(0).getError().getCause()).isEqualTo(ErrorCause.UNDECODABLE);
      assertThat(stage.deadLetters()).hasSize(1);
    }
  }

  @Test
  void shouldBeReadInPlaceOfTheMessages() {
    Pipeline pipeline = TestStages.withContent();

    assertThat(pipeline.root()).isEqualTo(Annotation.CONTENT);
    assertThat(pipeline.needs(pipeline.stage("content")).name()).isEqualTo("messages");
    assertThat(pipeline.needs(pipeline.stage("pos")).name()).isEqualTo("content");
    assertThat(pipeline.required(pipeline.stage("embedding"))).containsExactly(Annotation.CONTENT);
    assertThat(pipeline.needs(pipeline.stage("sentiment")).name()).isEqualTo("pos-embedding");
  }

  private StageHarness<Content> stage() {
    return new StageHarness<>(
        TestStages.content(), SingleObjectSerdes.serdes(), StageHarness.WIDE, state);
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record(KEY, SingleObjectSerdes.encode(TestStages.message(text)));
  }
}
