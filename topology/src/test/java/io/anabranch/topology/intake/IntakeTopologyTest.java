package io.anabranch.topology.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.intake.FixedRegistry;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.SingleObjectSerdes;
import io.anabranch.topology.stage.StageHarness;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTopologyTest {

  private static final byte[] KEY = "ticket-7".getBytes(UTF_8);
  private static final String RETRY = "support.retry.intake";

  private final Topics topics = new Topics(AnabranchConfig.from(Map.of()).topics());

  @TempDir private Path state;
  private TopologyTestDriver driver;

  @BeforeEach
  void open() {
    Pipeline plain = TestStages.pipeline();
    Pipeline pipeline =
        new Pipeline(
            plain.catalog(),
            plain.stages(),
            List.of(
                ForeignTopic.of(
                    "chat", Map.of("topic", "chat", "text", "/body", "only", "/type != note")),
                ForeignTopic.of(
                    "mail", Map.of("topic", "mail", "key", "/thread", "start", "latest"))));
    driver =
        new TopologyTestDriver(
            new IntakeTopology(
                    topics,
                    SingleObjectSerdes.serdes(),
                    new FramedValueReader(new FixedRegistry(Map.of())),
                    10_000)
                .build(pipeline),
            StageHarness.properties("intake", state),
            StageHarness.START);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldWriteAMessageThatSaysWhichRecordItIs() {
    pipe("chat", KEY, "{\"body\":\"It drips.\",\"plan\":\"gold\"}");

    TestRecord<byte[], byte[]> record = messages().get(0);

    assertThat(record.key()).isEqualTo(KEY);
    assertThat(SingleObjectSerdes.decode(record.value(), Message.class))
        .isEqualTo(
            Message.newBuilder()
                .setText("It drips.")
                .setAttributes(Map.of("plan", "gold"))
                .build());
    assertThat(ResultHeaders.source(record.headers()))
        .contains(new Source("chat", 0, 0L, StageHarness.START));
    assertThat(record.headers().lastHeader("trace").value()).isEqualTo("1".getBytes(UTF_8));
    assertThat(record.headers().lastHeader(FramedValueReader.KEY_HEADER)).isNotNull();
  }

  @Test
  void shouldTakeTheKeyThatTheMappingNames() {
    pipe("mail", null, "{\"text\":\"It drips.\",\"thread\":9}");

    assertThat(messages().get(0).key()).isEqualTo("9".getBytes(UTF_8));
  }

  @Test
  void shouldLeaveOutWhatIsNotWanted() {
    pipe("chat", KEY, "{\"type\":\"note\",\"body\":\"hidden\"}");

    assertThat(messages()).isEmpty();
    assertThat(letters()).isEmpty();
    assertThat(
            driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-left-out-total"))
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum())
        .isEqualTo(1);
  }

  @Test
  void shouldMakeADeadLetterOfWhatItCannotReadWithItsBytes() {
    pipe("chat", KEY, "no JSON");
    pipe("chat", KEY, "{\"subject\":\"no text\"}");
    pipe("chat", KEY, "{\"body\":\"%s\"}".formatted("x".repeat(10_000)));

    assertThat(messages()).isEmpty();
    assertThat(letters())
        .extracting(DeadLetter::getCause)
        .containsExactly(ErrorCause.UNDECODABLE, ErrorCause.REJECTED, ErrorCause.TOO_LARGE);
    pipe("chat", KEY, "again no JSON");
    DeadLetter letter = letters().get(0);
    assertThat(letter.getStage()).isEqualTo("intake");
    assertThat(letter.getSource()).isEqualTo(new Source("chat", 0, 3L, StageHarness.START));
    assertThat(letter.getValue().array()).isEqualTo("again no JSON".getBytes(UTF_8));
  }

  @Test
  void shouldRetryADeadLetterAsTheRecordThatItIs() {
    Source source = new Source("chat", 49, 12L, Instant.ofEpochMilli(5));
    Headers headers = RetryTopic.mark(new RecordHeaders(), source, 1);

    input(RETRY, KEY, "{\"body\":\"It drips.\"}".getBytes(UTF_8), headers);
    input(
        RETRY,
        KEY,
        "{\"body\":\"It drips.\"}".getBytes(UTF_8),
        RetryTopic.mark(
            new RecordHeaders(), new Source("gone", 1, 1L, Instant.ofEpochMilli(5)), 1));

    assertThat(messages())
        .singleElement()
        .satisfies(record -> assertThat(ResultHeaders.source(record.headers())).contains(source));
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getReason()).contains("no intake is configured"))
        .returns(2, DeadLetter::getAttempts);
  }

  @Test
  void shouldPassTombstonesOnWhoseKeyItKnows() {
    input("chat", KEY, null, new RecordHeaders());
    input("chat", null, null, new RecordHeaders());
    input("mail", KEY, null, new RecordHeaders());

    assertThat(messages())
        .singleElement()
        .returns(null, TestRecord::value)
        .returns(KEY, TestRecord::key)
        .satisfies(
            record ->
                assertThat(ResultHeaders.source(record.headers()))
                    .map(Source::getTopic)
                    .contains("chat"));
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getReason()).contains("tombstone"));
  }

  private void pipe(String topic, byte @Nullable [] key, String value) {
    input(
        topic,
        key,
        value.getBytes(UTF_8),
        new RecordHeaders()
            .add("trace", "1".getBytes(UTF_8))
            .add("anabranch.digest", new byte[8])
            .add(FramedValueReader.KEY_HEADER, new byte[5]));
  }

  private void input(
      String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, StageHarness.START));
  }

  private List<TestRecord<byte[], byte[]>> messages() {
    return driver
        .createOutputTopic(
            topics.messages(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private List<DeadLetter> letters() {
    return driver
        .createOutputTopic(
            topics.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(value -> SingleObjectSerdes.decode(value, DeadLetter.class))
        .toList();
  }
}
