package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Content;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.record.Tombstones;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage that alone reads the messages. */
class ContentStageTopologyTest {

  private static final byte[] KEY = "c-1".getBytes(UTF_8);
  private static final Source FOREIGN = new Source("helpdesk", 49, 5L, Instant.ofEpochMilli(7));

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
  void shouldTakeAMessageOfTheIntakeForTheRecordThatItWas() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(message("direct"));
      stage.pipe(fromIntake(SingleObjectSerdes.encode(TestStages.message("foreign"))));

      assertThat(stage.results().get(1).getSource()).isEqualTo(FOREIGN);
      stage.pipe(fromIntake(SingleObjectSerdes.encode(TestStages.message("foreign"))));
      Headers headers = stage.resultRecords().get(0).headers();
      assertThat(ResultHeaders.source(headers)).contains(FOREIGN);
      assertThat(ResultHeaders.place(headers, FOREIGN))
          .isEqualTo(new Place(0, 2, StageHarness.START));
    }
  }

  @Test
  void shouldRetryAMessageOfTheIntakeInItsPlace() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(message("direct"));
      stage.pipe(fromIntake("no Avro".getBytes(UTF_8)));
      DeadLetter letter = stage.deadLetters().get(0);
      assertThat(letter.getSource()).isEqualTo(FOREIGN);

      Headers headers = new RecordHeaders();
      letter
          .getHeaders()
          .forEach(header -> headers.add(header.getKey(), header.getValue().array()));
      stage.resultRecords();
      stage.pipe(
          stage.retryTopic(),
          StageHarness.record(
              KEY,
              SingleObjectSerdes.encode(TestStages.message("mended")),
              RetryTopic.mark(headers, letter.getSource(), letter.getAttempts()),
              StageHarness.START));

      Headers result = stage.resultRecords().get(0).headers();
      assertThat(ResultHeaders.source(result)).contains(FOREIGN);
      assertThat(ResultHeaders.place(result, FOREIGN))
          .isEqualTo(new Place(0, 1, StageHarness.START));
    }
  }

  @Test
  void shouldSayInWhichTopicATombstoneWas() {
    try (StageHarness<Content> stage = stage()) {
      stage.pipe(fromIntake(null));
      stage.pipe(StageHarness.record(KEY, null));

      assertThat(stage.resultRecords())
          .extracting(record -> Tombstones.topic(record.headers()).orElseThrow())
          .containsExactly("helpdesk", "support.messages");
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

  private static TestRecord<byte[], byte[]> fromIntake(byte @Nullable [] value) {
    Headers headers = new RecordHeaders();
    ResultHeaders.writeSource(headers, FOREIGN);
    return StageHarness.record(KEY, value, headers, StageHarness.START);
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record(KEY, SingleObjectSerdes.encode(TestStages.message(text)));
  }
}
