package io.anabranch.topology.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that computes the records of a poll in batches. */
class LookAheadTopologyTest {

  private static final StageLimits LIMITS =
      new StageLimits(1_000, 4, StageHarness.PATIENT, Topics.RECORD_BYTES);

  @TempDir private Path state;

  private record Answers(
      List<TaggedText> results, List<DeadLetter> deadLetters, List<Integer> batchSizes) {}

  @Test
  void shouldComputeThePolledRecordsInBatches() {
    Answers answers = answers(texts(10), true);
    assertThat(answers.batchSizes()).containsExactly(4, 4, 2);
    assertThat(answers.results()).hasSize(10);
  }

  @Test
  void shouldComputeOneByOneWithoutAPoll() {
    assertThat(answers(texts(3), false).batchSizes()).containsExactly(1, 1, 1);
  }

  @Test
  void shouldGiveTheSameResultsAsOneByOne() {
    List<TestRecord<byte[], byte[]>> records = mixed();
    Answers ahead = answers(records, true);
    Answers single = answers(records, false);
    assertThat(ahead.results()).isEqualTo(single.results());
    assertThat(ahead.deadLetters()).isEqualTo(single.deadLetters());
    assertThat(single.deadLetters()).hasSize(4);
    assertThat(ahead.batchSizes().get(0)).as("one, two and three, but no blank").isEqualTo(3);
  }

  @Test
  void shouldNotLetOneBadTextSpoilItsBatch() {
    List<TestRecord<byte[], byte[]>> records =
        List.of(message("one"), message("two " + TestStages.THROWN), message("three"));
    Answers answers = answers(records, true);
    assertThat(answers.batchSizes()).containsExactly(3, 1, 1, 1);
    assertThat(answers.results())
        .extracting(TaggedText::getText)
        .containsExactly("one", "", "three");
    assertThat(answers.deadLetters()).hasSize(1);
  }

  @Test
  void shouldDecodeEveryMessageOnce() {
    AtomicInteger decoded = new AtomicInteger();
    Deserializer<Object> counting =
        (topic, bytes) -> {
          decoded.incrementAndGet();
          return SingleObjectSerdes.decode(bytes);
        };
    List<TestRecord<byte[], byte[]>> records = new ArrayList<>(texts(8));
    IntStream.range(0, 8).forEach(i -> records.add(2 * i + 1, message(" ")));
    try (StageHarness<TaggedText> stage =
        new StageHarness<>(
            TestStages.pos(), SingleObjectSerdes.readingWith(counting), LIMITS, state)) {
      stage.poll(records);
      records.forEach(stage::pipe);
      assertThat(stage.results()).hasSize(16);
      assertThat(decoded).hasValue(16);
    }
  }

  @Test
  void shouldIgnoreResultsOfAnEarlierPollOfTheSameOffsets() {
    FunctionFactory<TaggedText> pos = TestStages.pos();
    try (StageHarness<TaggedText> stage =
        new StageHarness<>(pos, SingleObjectSerdes.serdes(), LIMITS, state)) {
      stage.poll(texts(4));
      stage.pipe(message("text 0"));
      List<TestRecord<byte[], byte[]>> others = List.of(message("other 1"), message("other 2"));
      stage.poll(others);
      others.forEach(stage::pipe);
      assertThat(stage.results())
          .extracting(TaggedText::getText)
          .containsExactly("text 0", "other 1", "other 2");
    }
  }

  private Answers answers(List<TestRecord<byte[], byte[]>> records, boolean polled) {
    FunctionFactory<TaggedText> pos = TestStages.pos();
    try (StageHarness<TaggedText> stage =
        new StageHarness<>(pos, SingleObjectSerdes.serdes(), LIMITS, state)) {
      if (polled) {
        stage.poll(records);
      }
      records.forEach(stage::pipe);
      List<TaggedText> results = stage.results();
      results.forEach(result -> result.setProcessedAt(Instant.EPOCH));
      return new Answers(results, stage.deadLetters(), pos.batchSizes());
    }
  }

  private static List<TestRecord<byte[], byte[]>> mixed() {
    return List.of(
        message("one"),
        message("two"),
        message(" "),
        message("three " + TestStages.REJECTED),
        StageHarness.record(null, "no Avro".getBytes(UTF_8)),
        message("four " + TestStages.THROWN),
        StageHarness.record(null, null),
        message("five"),
        message("x".repeat(LIMITS.text() + 1)),
        message("six"),
        message("seven"),
        message(" "),
        message("eight"));
  }

  private static List<TestRecord<byte[], byte[]>> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> message("text " + i)).toList();
  }

  private static TestRecord<byte[], byte[]> message(String text) {
    return StageHarness.record(null, SingleObjectSerdes.encode(TestStages.message(text)));
  }
}
