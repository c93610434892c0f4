package io.anabranch.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.anabranch.cluster.TopicReader;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterRetryTest {

  private static final TopicPartition READ_FROM = new TopicPartition("support.pos", 2);
  private static final int LIMIT = Topics.RECORD_BYTES;
  private static final String SOURCE = "support.messages/2/7/1769860800000";

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final TopicReader originals = new TopicReader(consumer);

  @AfterEach
  void close() {
    originals.close();
  }

  @Test
  void shouldRetryWhatTheStageReadOnThePartitionOfItsSource() {
    DeadLetter letter =
        letter().setHeaders(List.of(new RecordHeader("trace", bytes("t-1")))).build();

    ProducerRecord<byte[], byte[]> record = accepted(decide(letter, false));

    assertThat(record.topic()).isEqualTo("support.retry.keywords");
    assertThat(record.partition()).isEqualTo(2);
    assertThat(record.key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo("value".getBytes(UTF_8));
    assertThat(headers(record))
        .containsExactly(
            "trace=t-1", "anabranch.retry.source=" + SOURCE, "anabranch.retry.attempts=1");
  }

  @Test
  void shouldReplaceHeadersOfAnEarlierRetry() {
    DeadLetter letter =
        letter()
            .setAttempts(2)
            .setHeaders(
                List.of(
                    new RecordHeader("anabranch.retry.attempts", bytes("1")),
                    new RecordHeader("anabranch.retry.source", bytes("other/0/0/0"))))
            .build();

    assertThat(headers(accepted(decide(letter, false))))
        .containsExactly("anabranch.retry.source=" + SOURCE, "anabranch.retry.attempts=2");
  }

  @Test
  void shouldKeepNullKey() {
    assertThat(accepted(decide(letter().setKey(null).build(), false)).key()).isNull();
  }

  @Test
  void shouldRefuseLettersTriedFiveTimesUnlessForced() {
    DeadLetter fourth = letter().setAttempts(4).build();
    DeadLetter fifth = letter().setAttempts(5).build();

    assertThat(decide(fourth, false)).isInstanceOf(DeadLetterAction.Retry.class);
    assertThat(refusal(decide(fifth, false))).contains("5 times").contains("--force");
    assertThat(headers(accepted(decide(fifth, true)))).contains("anabranch.retry.attempts=5");
  }

  @Test
  void shouldRefuseWhereThereIsNoRetryTopicOrTooFewPartitions() {
    DeadLetter ofJoin = TestLetters.letter("join", ErrorCause.UNDECODABLE).build();

    assertThat(refusal(decide(ofJoin, false))).contains("no topic 'support.retry.join'");
    assertThat(
            refusal(
                new DeadLetterRetry(
                        topics(), Map.of("support.retry.keywords", 2), originals, LIMIT, false)
                    .decide(letter().build())))
        .contains("'support.retry.keywords' has 2 partitions");
  }

  @Test
  void shouldRetryARecordOfAnyPartitionByTheIntake() {
    DeadLetter letter =
        TestLetters.letter("intake", ErrorCause.REJECTED)
            .setTopic("helpdesk")
            .setPartition(49)
            .setSource(new Source("helpdesk", 49, 11L, Instant.ofEpochMilli(7)))
            .build();

    ProducerRecord<byte[], byte[]> record =
        accepted(
            new DeadLetterRetry(
                    topics(), Map.of("support.retry.intake", 6), originals, LIMIT, false)
                .decide(letter));

    assertThat(record.partition()).isEqualTo(49 % 6);
    assertThat(headers(record)).contains("anabranch.retry.source=helpdesk/49/11/7");
  }

  @Test
  void shouldReadRecordBackThatWasTooLargeForItsLetter() {
    originalIs("key");
    DeadLetter letter = letter().setValue(null).build();

    ProducerRecord<byte[], byte[]> record = accepted(decide(letter, false));

    assertThat(record.partition()).isEqualTo(2);
    assertThat(record.value()).isEqualTo("original".getBytes(UTF_8));
    assertThat(headers(record))
        .containsExactly(
            "trace=t-2", "anabranch.retry.source=" + SOURCE, "anabranch.retry.attempts=1");
  }

  @Test
  void shouldRefuseLettersWhoseLargeRecordIsGone() {
    DeadLetter letter = letter().setValue(null).build();

    assertThat(refusal(decide(letter, false))).contains("no longer in the topic");
  }

  @Test
  void shouldRefuseLettersWhoseLargeRecordWasFollowedByAnother() {
    originalIs("somebody else");
    DeadLetter letter = letter().setValue(null).build();

    assertThat(refusal(decide(letter, false))).contains("no longer in the topic");
  }

  @Test
  void shouldRefuseLettersWhoseLargeMessageWasFollowedByThatOfATopicMadeAgain() {
    originalIs("key");
    Source source = new Source("support.pos", 2, 11L, Instant.ofEpochMilli(1));
    DeadLetter letter = letter().setSource(source).setValue(null).build();

    assertThat(refusal(decide(letter, false))).contains("no longer in the topic");
  }

  @Test
  void shouldRefuseRecordsThatCannotBeSent() {
    DeadLetter letter = letter().setValue(ByteBuffer.allocate(Topics.RECORD_BYTES)).build();

    assertThat(refusal(decide(letter, false))).contains("4,194,304 bytes");
    assertThat(accepted(decide(letter, 2 * LIMIT, false)).value()).hasSize(LIMIT);
  }

  private void originalIs(String key) {
    consumer.updatePartitions(
        "support.pos", List.of(new PartitionInfo("support.pos", 2, Node.noNode(), null, null)));
    consumer.updateBeginningOffsets(Map.of(READ_FROM, 11L));
    consumer.updateEndOffsets(Map.of(READ_FROM, 12L));
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", "t-2".getBytes(UTF_8));
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(
                    "support.pos",
                    2,
                    11,
                    0,
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    key.getBytes(UTF_8),
                    "original".getBytes(UTF_8),
                    headers,
                    Optional.empty())));
  }

  private DeadLetterAction decide(DeadLetter letter, boolean force) {
    return decide(letter, LIMIT, force);
  }

  private DeadLetterAction decide(DeadLetter letter, int recordLimit, boolean force) {
    return new DeadLetterRetry(
            topics(), Map.of("support.retry.keywords", 6), originals, recordLimit, force)
        .decide(letter);
  }

  private static DeadLetter.Builder letter() {
    return TestLetters.letter("keywords", ErrorCause.FAILED);
  }

  private static Topics topics() {
    return new Topics(AnabranchConfig.from(Map.of()).topics());
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> accepted(DeadLetterAction fate) {
    assertThat(fate).isInstanceOf(DeadLetterAction.Retry.class);
    return ((DeadLetterAction.Retry) fate).record();
  }

  private static String refusal(DeadLetterAction fate) {
    return assertThat(fate).asInstanceOf(type(DeadLetterAction.Refusal.class)).actual().reason();
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    List<String> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      headers.add(header.key() + "=" + new String(header.value(), UTF_8));
    }
    return headers;
  }
}
