package io.anabranch.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cluster.TopicOffsets;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.topology.record.ResultHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentLatencyTest {

  private static final TopicPartition PARTITION = new TopicPartition("results", 0);
  private static final long SENT = 1_000_000;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  /**
   * Bytes that start with 0 are a result of the message sent at {@link #SENT}, with 2 a message.
   */
  private final Deserializer<Object> deserializer =
      (topic, bytes) -> {
        if (bytes[0] == 2) {
          return Message.newBuilder().setText("text").build();
        }
        if (bytes[0] != 0) {
          throw new SerializationException("not Avro");
        }
        return Gathered.newBuilder()
            .setSource(new Source("messages", 0, 1L, Instant.ofEpochMilli(SENT)))
            .build();
      };

  private final RecentLatency latency = new RecentLatency(consumer, deserializer);

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void shouldTakeMedianOfReadableResults() {
    consumer.schedulePollTask(
        () -> {
          add(0, SENT + 10, 0);
          add(1, SENT + 30, 0);
          add(2, SENT + 9_999, 0);
          add(3, SENT + 1, 1);
        });

    latency.update(List.of("results"), offsets(4));

    assertThat(latency.median("results")).contains(Duration.ofMillis(30));
  }

  @Test
  void shouldTakeTheTimeOfAMessageFromTheRecordThatItWasMadeOf() {
    RecordHeaders headers = new RecordHeaders();
    ResultHeaders.writeSource(headers, new Source("helpdesk", 7, 1L, Instant.ofEpochMilli(SENT)));
    consumer.schedulePollTask(
        () -> {
          add(0, SENT + 20, 2, headers);
          add(1, SENT + 30, 2, new RecordHeaders());
        });

    latency.update(List.of("results"), offsets(2));

    assertThat(latency.median("results")).contains(Duration.ofMillis(20));
  }

  @Test
  void shouldHaveNoneWithoutResults() {
    latency.update(List.of("results"), offsets(0));

    assertThat(latency.median("results")).isEmpty();
    assertThat(latency.median("absent")).isEmpty();
  }

  @Test
  void shouldKeepMedianOfTopicThatHasNotGrown() {
    consumer.schedulePollTask(() -> add(0, SENT + 10, 0));
    latency.update(List.of("results"), offsets(1));

    latency.update(List.of("results"), offsets(1));

    assertThat(consumer.assignment()).isEmpty();
    assertThat(latency.median("results")).contains(Duration.ofMillis(10));
  }

  @Test
  void shouldTakeLowerOfTwoMiddles() {
    assertThat(RecentLatency.median(List.of(40L, 10L, 20L, 30L))).contains(Duration.ofMillis(20));
  }

  private void add(long offset, long timestamp, int firstByte) {
    add(offset, timestamp, firstByte, new RecordHeaders());
  }

  private void add(long offset, long timestamp, int firstByte, RecordHeaders headers) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            offset,
            timestamp,
            TimestampType.LOG_APPEND_TIME,
            0,
            1,
            new byte[0],
            new byte[] {(byte) firstByte},
            headers,
            Optional.empty()));
  }

  private static TopicOffsets offsets(long end) {
    return new TopicOffsets(Map.of(PARTITION, 0L), Map.of(PARTITION, end));
  }
}
