package io.anabranch.topology.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Classification;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.Source;
import io.anabranch.schema.TaggedText;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.FunctionFactory;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.stage.StageHarness;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records on the retry topics of stages, gathers and the join. */
class RetryTopologyTest {

  private static final byte[] KEY = "customer-7".getBytes(UTF_8);
  private static final String MILLIS = Long.toString(AssemblyHarness.TIME.toEpochMilli());

  @TempDir private Path state;

  @Test
  void shouldGiveTheResultOfTheFirstSource() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(stage.retryTopic(), retry(message("text"), "support.messages/0/7/" + MILLIS, "1"));
      TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
      assertThat(SingleObjectSerdes.decode(record.value(), TaggedText.class))
          .returns("text", TaggedText::getText)
          .returns(AssemblyHarness.source(7), TaggedText::getSource);
      assertThat(record.key()).isEqualTo(KEY);
      assertThat(record.headers())
          .extracting(header -> header.key())
          .containsExactly("trace", "anabranch.source", "anabranch.digest");
      assertThat(stage.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldCountTheAttemptsOfARecordThatFailsAgain() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(
          stage.retryTopic(),
          retry(message(TestStages.REJECTED), "support.messages/0/7/" + MILLIS, "3"));
      assertThat(stage.results())
          .singleElement()
          .returns(AssemblyHarness.source(7), TaggedText::getSource);
      TestRecord<byte[], byte[]> letter = stage.deadLetterRecords().get(0);
      assertThat(letter.key()).asString(UTF_8).isEqualTo("pos-support.messages-0-7-" + MILLIS);
      assertThat(SingleObjectSerdes.decode(letter.value(), DeadLetter.class))
          .returns(AssemblyHarness.source(7), DeadLetter::getSource)
          .returns(4, DeadLetter::getAttempts)
          .returns("support.retry.pos", DeadLetter::getTopic)
          .returns(0L, DeadLetter::getOffset)
          .returns(
              List.of(new RecordHeader("trace", ByteBuffer.wrap("1".getBytes(UTF_8)))),
              DeadLetter::getHeaders);
    }
  }

  @Test
  void shouldOnlyDeadLetterARecordOfUnknownOrigin() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(stage.retryTopic(), retry(message("text"), "support.messages/0/seven/0", "1"));
      stage.pipe(stage.retryTopic(), StageHarness.record(KEY, message("text")));
      assertThat(stage.results()).isEmpty();
      assertThat(stage.deadLetters())
          .hasSize(2)
          .allSatisfy(letter -> assertThat(letter.getCause()).isEqualTo(ErrorCause.UNDECODABLE))
          .extracting(letter -> letter.getSource().getTopic(), DeadLetter::getAttempts)
          .containsExactly(tuple("support.retry.pos", 2), tuple("support.retry.pos", 1));
    }
  }

  @Test
  void shouldPassOnTheHeadersOfARetryThatIsNone() {
    try (StageHarness<TaggedText> stage = stage(TestStages.pos())) {
      stage.pipe(retry(message("text"), "support.messages/0/7/0", "1"));
      TestRecord<byte[], byte[]> record = stage.resultRecords().get(0);
      assertThat(record.headers().lastHeader(RetryTopic.SOURCE)).isNotNull();
      assertThat(SingleObjectSerdes.decode(record.value(), TaggedText.class).getSource())
          .returns(0L, Source::getOffset);
    }
  }

  @Test
  void shouldKeepTheSourceOfARetriedResult() {
    try (StageHarness<Classification> stage = stage(TestStages.topics())) {
      byte[] result = result(TestAnnotations.POS, AssemblyHarness.source(5));
      stage.pipe(stage.retryTopic(), retry(result, "support.pos/0/9/" + MILLIS, "1"));
      assertThat(stage.results())
          .singleElement()
          .returns(AssemblyHarness.source(5), Classification::getSource);
    }
  }

  @Test
  void shouldComputeRetriedRecordsInBatches() {
    FunctionFactory<TaggedText> pos = TestStages.pos();
    try (StageHarness<TaggedText> stage = stage(pos)) {
      List<TestRecord<byte[], byte[]>> records =
          IntStream.range(0, 3)
              .mapToObj(i -> retry(message("text " + i), "support.messages/0/" + i + "/0", "1"))
              .toList();
      stage.poll(stage.retryTopic(), records);
      records.forEach(record -> stage.pipe(stage.retryTopic(), record));
      assertThat(stage.results())
          .extracting(TaggedText::getText)
          .containsExactly("text 0", "text 1", "text 2");
      assertThat(pos.batchSizes()).containsExactly(3);
    }
  }

  @Test
  void shouldTakeARetriedResultIntoTheJoin() {
    try (AssemblyHarness join =
        AssemblyHarness.join(TestStages.pipeline(), Map.of("join.expects", "pos"), state)) {
      Source source = join.message("text");
      join.retry(retry(result(TestAnnotations.POS, source), "support.pos/0/3/0", "1"));
      assertThat(join.enriched())
          .singleElement()
          .satisfies(enriched -> assertThat(enriched.getModels()).containsKey("pos"))
          .returns(source, Enriched::getSource);
    }
  }

  @Test
  void shouldWriteARecordAgainForWhoeverAsks() {
    try (AssemblyHarness join =
        AssemblyHarness.join(TestStages.pipeline(), Map.of("join.expects", "pos"), state)) {
      Source source = join.message("text");
      join.result(TestAnnotations.POS, TestResults.of(TestAnnotations.POS, "text", source));
      Enriched first = join.enriched().get(0);

      republish(join, source);
      republish(join, AssemblyHarness.source(9));
      republish(join, join.message("incomplete"));

      assertThat(join.enriched()).containsExactly(first);
      assertThat(join.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldDeadLetterARetriedResultAgain() {
    try (AssemblyHarness gather =
        AssemblyHarness.gather(
            TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING), state)) {
      gather.retry(retry("no Avro".getBytes(UTF_8), "support.pos/0/3/0", "1"));
      gather.retry(retry("no Avro".getBytes(UTF_8), "support.other/0/3/0", "2"));
      gather.retry(StageHarness.record(KEY, "no Avro".getBytes(UTF_8)));
      assertThat(gather.deadLetters())
          .extracting(letter -> Sources.id(letter.getSource()), DeadLetter::getAttempts)
          .containsExactly(
              tuple("support.pos-0-3-0", 2),
              tuple("support.other-0-3-0", 3),
              tuple("support.retry.gathered.pos-embedding-0-2-1767225600000", 1));
    }
  }

  private <T extends SpecificRecord> StageHarness<T> stage(FunctionFactory<T> factory) {
    return new StageHarness<>(factory, SingleObjectSerdes.serdes(), StageHarness.WIDE, state);
  }

  private static TestRecord<byte[], byte[]> retry(byte[] value, String source, String attempts) {
    Headers headers =
        new RecordHeaders()
            .add("trace", "1".getBytes(UTF_8))
            .add(RetryTopic.SOURCE, source.getBytes(UTF_8))
            .add(RetryTopic.ATTEMPTS, attempts.getBytes(UTF_8));
    return StageHarness.record(KEY, value, headers, StageHarness.START);
  }

  private static void republish(AssemblyHarness join, Source source) {
    join.retry(
        StageHarness.record(KEY, new byte[0], RetryTopic.republish(source), StageHarness.START));
  }

  private static byte[] message(String text) {
    return SingleObjectSerdes.encode(TestStages.message(text));
  }

  private static byte[] result(Annotation<?> annotation, Source source) {
    return SingleObjectSerdes.encode(TestResults.of(annotation, "text", source));
  }
}
