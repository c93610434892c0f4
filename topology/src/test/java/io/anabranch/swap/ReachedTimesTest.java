package io.anabranch.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cluster.TopicOffsets;
import io.anabranch.cluster.TopicReader;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Source;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** Records hold the time of their message in seconds; 0 is one that cannot be read. */
class ReachedTimesTest {

  private static final TopicPartition POS = new TopicPartition("pos", 2);
  private static final TopicPartition MESSAGES = new TopicPartition("messages", 2);
  private static final long CLOCKS = AppendTimes.CLOCK_DIFFERENCE.toMillis();

  @Test
  void shouldReachTheMessageProcessedLastIfNothingIsLeftToRead() {
    assertThat(reached(POS, 3, 100, 101, 102)).isEqualTo(at(102));
  }

  @Test
  void shouldReachTheMessageProcessedLastIfLaterOnesAreLeft() {
    assertThat(reached(POS, 1, 100, 101, 102)).isEqualTo(at(100));
  }

  @Test
  void shouldReachBackToAMessageThatComesAgain() {
    assertThat(reached(POS, 2, 100, 101, 102, 50, 103)).isEqualTo(at(50));
  }

  @Test
  void shouldLookFurtherBackForARecordThatCanBeRead() {
    long[] seconds =
        LongStream.concat(LongStream.of(99), LongStream.generate(() -> 0).limit(700)).toArray();

    assertThat(reached(POS, 701, seconds)).isEqualTo(at(99));
  }

  @Test
  void shouldTellByWhatIsLeftIfWhatWasReadIsGone() {
    assertThat(reached(POS, 0, 100, 101)).isEqualTo(at(100));
  }

  @Test
  void shouldTakeAnEmptyTopicForTheBeginning() {
    assertThat(reached(POS, 5)).isEqualTo(Map.of(2, 0L));
  }

  @Test
  void shouldTakeMessagesAtTheirOwnTime() {
    assertThat(reached(MESSAGES, 1, 100, 101)).isEqualTo(at(100));
  }

  private static Map<Integer, Long> at(long seconds) {
    return Map.of(2, seconds * 1000 - CLOCKS);
  }

  private static Map<Integer, Long> reached(
      TopicPartition partition, long offset, long... seconds) {
    List<ConsumerRecord<byte[], byte[]>> records =
        LongStream.range(0, seconds.length)
            .mapToObj(i -> record(partition, i, seconds[(int) i]))
            .toList();
    try (TopicReader reader = new TopicReader(new Held(partition, records));
        Deserializer<Object> deserializer = ReachedTimesTest::decode) {
      return new ReachedTimes(reader, deserializer, new AppendTimes(0), MESSAGES.topic())
          .of(
              Map.of(partition, offset),
              new TopicOffsets(Map.of(partition, 0L), Map.of(partition, (long) records.size())));
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, long seconds) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        partition.equals(MESSAGES) ? seconds * 1000 : Long.MAX_VALUE,
        TimestampType.LOG_APPEND_TIME,
        0,
        Long.BYTES,
        null,
        ByteBuffer.allocate(Long.BYTES).putLong(seconds).array(),
        new RecordHeaders(),
        Optional.empty());
  }

  private static Object decode(String topic, byte[] value) {
    long seconds = ByteBuffer.wrap(value).getLong();
    if (seconds == 0) {
      throw new SerializationException("unreadable");
    }
    Embedding embedding = new Embedding();
    embedding.setSource(new Source("messages", 2, 0L, Instant.ofEpochSecond(seconds)));
    return embedding;
  }

  /** Gives the records from where it is sought to. */
  private static final class Held extends MockConsumer<byte[], byte[]> {

    private final List<ConsumerRecord<byte[], byte[]>> records;

    Held(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
      super("none");
      this.records = records;
      updateBeginningOffsets(Map.of(partition, 0L));
      updateEndOffsets(Map.of(partition, (long) records.size()));
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      Stream<ConsumerRecord<byte[], byte[]>> from =
          records.stream().filter(record -> record.offset() >= offset);
      schedulePollTask(() -> from.forEach(this::addRecord));
    }
  }
}
