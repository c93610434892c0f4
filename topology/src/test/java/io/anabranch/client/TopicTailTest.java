package io.anabranch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.cluster.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicTailTest {

  private static final TopicPartition PARTITION = new TopicPartition("support.pos", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final TopicTail tail =
      new TopicTail(
          consumer, (topic, bytes) -> decode(Objects.requireNonNull(bytes)), Map.of(PARTITION, 2L));

  @BeforeEach
  void begin() {
    consumer.assign(Set.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void shouldReadToWhatWasTheEndAndOn() {
    comes(0, "first");
    assertThat(poll()).extracting(TopicRecord::value).containsExactly("first");
    assertThat(tail.isAtEnd()).isFalse();

    comes(1, "second");
    comes(2, "third");
    List<TopicRecord> records = poll();

    assertThat(records).extracting(TopicRecord::value).containsExactly("second", "third");
    assertThat(records).extracting(tail::isPastEnd).containsExactly(false, true);
    assertThat(tail.isAtEnd()).isTrue();
  }

  @Test
  void shouldSayWhereARecordIsBeforeItIsDecoded() {
    comes(0, "bad");

    TopicRecord record = poll().get(0);

    assertThat(record.id()).hasToString("support.pos-1-0");
    assertThat(record.hasKey("key".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(record.hasKey("other".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThatExceptionOfType(UndecodableRecordException.class).isThrownBy(record::value);
  }

  @Test
  void shouldCloseItsConsumer() {
    tail.close();

    assertThat(consumer.closed()).isTrue();
  }

  private List<TopicRecord> poll() {
    return tail.poll(Duration.ZERO);
  }

  private void comes(long offset, String value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            "key".getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8)));
  }

  private static Object decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.equals("bad")) {
      throw new UndecodableRecordException("not Avro", null);
    }
    return text;
  }
}
