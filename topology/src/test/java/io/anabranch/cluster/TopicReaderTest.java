package io.anabranch.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

  private static final TopicPartition FIRST = new TopicPartition("letters", 0);
  private static final TopicPartition SECOND = new TopicPartition("letters", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final TopicReader reader = new TopicReader(consumer);

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void shouldKeepNewestRecordOfEachKeyWithoutRemovedOnes() {
    holds(
        FIRST,
        List.of(
            record(FIRST, 0, "a", "old"),
            record(FIRST, 1, "b", "gone"),
            record(FIRST, 3, "a", "new"),
            record(FIRST, 4, "b", null)));
    holds(SECOND, List.of(record(SECOND, 0, "c", "other")));

    assertThat(reader.newest(List.of(FIRST, SECOND), record -> Optional.of(value(record))))
        .containsExactlyInAnyOrder("new", "other");
  }

  @Test
  void shouldKeepRecordThatWasRemovedAndCameAgain() {
    holds(
        FIRST,
        List.of(
            record(FIRST, 0, "a", "first"),
            record(FIRST, 1, "a", null),
            record(FIRST, 2, "a", "again")));

    assertThat(reader.newest(List.of(FIRST), record -> Optional.of(value(record))))
        .containsExactly("again");
  }

  @Test
  void shouldNotFallBackToOlderRecordWhereTheNewestDoesNotCount() {
    holds(FIRST, List.of(record(FIRST, 0, "a", "good"), record(FIRST, 1, "a", "bad")));

    assertThat(
            reader.newest(
                List.of(FIRST), record -> Optional.of(value(record)).filter("good"::equals)))
        .isEmpty();
  }

  @Test
  void shouldReadEmptyTopic() {
    holds(FIRST, List.of());

    assertThat(reader.newest(List.of(FIRST), record -> Optional.of(value(record)))).isEmpty();
  }

  @Test
  void shouldReadWantedRecordsAgainAndLeaveOutThoseGone() {
    holds(
        FIRST,
        List.of(
            record(FIRST, 5, "a", "five"),
            record(FIRST, 6, "b", "six"),
            record(FIRST, 9, "c", "nine")));
    List<String> read = new ArrayList<>();

    reader.read(FIRST, new TreeSet<>(List.of(5L, 7L, 9L)), record -> read.add(value(record)));

    assertThat(read).containsExactly("five", "nine");
  }

  @Test
  void shouldFindRecordOnlyWhereItStillIs() {
    consumer.updatePartitions(
        "letters", List.of(new PartitionInfo("letters", 0, Node.noNode(), null, null)));
    holds(FIRST, List.of(record(FIRST, 5, "a", "five"), record(FIRST, 7, "b", "seven")));

    assertThat(reader.find(FIRST, 5).map(TopicReaderTest::value)).contains("five");
    assertThat(reader.find(FIRST, 4)).isEmpty();
    assertThat(reader.find(FIRST, 8)).isEmpty();
    assertThat(reader.find(SECOND, 5)).isEmpty();
    assertThat(reader.find(new TopicPartition("absent", 0), 5)).isEmpty();
  }

  /** Lets the next poll of a partition give these records. */
  private void holds(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    long first = records.isEmpty() ? 0 : records.get(0).offset();
    long end = records.isEmpty() ? 0 : records.get(records.size() - 1).offset() + 1;
    consumer.updateBeginningOffsets(Map.of(partition, first));
    consumer.updateEndOffsets(Map.of(partition, end));
    consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, String key, @Nullable String value) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8));
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }
}
