package io.anabranch.topology.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LookAheadTest {

  private static final String TOPIC = "support.messages";
  private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
  private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

  private final LookAhead<String> lookAhead = new LookAhead<>();

  @Test
  void shouldGiveTheNextRecordsInTheirOrder() {
    note(0, 5, 6, 7, 8);
    assertThat(offsets(lookAhead.next(ZERO, 3))).containsExactly(5L, 6L, 7L);
  }

  @Test
  void shouldGiveThoseOfTheGivenPartitionFirst() {
    note(0, 5, 6);
    note(1, 9);
    assertThat(offsets(lookAhead.next(ONE, 2))).containsExactly(9L, 5L);
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 6L, 9L);
  }

  @Test
  void shouldGiveNoneIfNoneIsAsked() {
    note(0, 5);
    assertThat(lookAhead.next(ZERO, 0)).isEmpty();
  }

  @Test
  void shouldNotGiveRecordsThatHaveAResult() {
    note(0, 5, 6, 7);
    lookAhead.keep(record(0, 6), "six");
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 7L);
  }

  @Test
  void shouldNotGiveRecordsThatAreSetApart() {
    note(0, 5, 6, 7);
    lookAhead.setApart(record(0, 6));
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 7L);
    assertThat(lookAhead.isApart(ZERO, 6)).isTrue();
    assertThat(lookAhead.isApart(ZERO, 5)).isFalse();
    lookAhead.take(ZERO, 6, 0);
    assertThat(lookAhead.isApart(ZERO, 6)).isFalse();
  }

  @Test
  void shouldNotGiveAResultToTheRecordOfATopicMadeAgain() {
    note(0, 5);
    lookAhead.keep(record(0, 5), "five");
    assertThat(lookAhead.take(ZERO, 5, 1_767_225_600_000L)).isNull();
  }

  @Test
  void shouldGiveAResultOnce() {
    note(0, 5);
    lookAhead.keep(record(0, 5), "five");
    assertThat(lookAhead.take(ZERO, 5, 0)).isEqualTo("five");
    assertThat(lookAhead.take(ZERO, 5, 0)).isNull();
  }

  @Test
  void shouldHaveNoResultForARecordThatWasNotNoted() {
    lookAhead.keep(record(0, 5), "five");
    assertThat(lookAhead.take(ZERO, 5, 0)).isNull();
  }

  @Test
  void shouldForgetTheRecordsBeforeTheOneTaken() {
    note(0, 5, 6, 7);
    lookAhead.take(ZERO, 6, 0);
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(7L);
  }

  @Test
  void shouldComputeAgainWhatIsPolledAgain() {
    note(0, 5);
    lookAhead.keep(record(0, 5), "five");
    note(0, 5);
    assertThat(lookAhead.take(ZERO, 5, 0)).isNull();
  }

  @Test
  void shouldForgetAPartition() {
    note(0, 5);
    note(1, 9);
    lookAhead.forget(0);
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(9L);
  }

  @Test
  void shouldKeepThreadsApart() {
    note(0, 5);
    List<Long> others =
        CompletableFuture.supplyAsync(() -> offsets(lookAhead.next(ZERO, 9))).join();
    assertThat(others).isEmpty();
  }

  @Test
  void shouldNoteWhatTheConsumerPolls() {
    LookAheadInterceptor interceptor = new LookAheadInterceptor();
    interceptor.configure(Map.of(LookAheadInterceptor.LOOK_AHEAD_CONFIG, lookAhead));
    ConsumerRecords<byte[], byte[]> polled =
        new ConsumerRecords<>(Map.of(ZERO, List.of(record(0, 5), record(0, 6))), Map.of());
    assertThat(interceptor.onConsume(polled)).isSameAs(polled);
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 6L);
    interceptor.close();
  }

  private void note(int partition, long... offsets) {
    for (long offset : offsets) {
      lookAhead.note(record(partition, offset));
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
    return new ConsumerRecord<>(TOPIC, partition, offset, null, new byte[0]);
  }

  private static List<Long> offsets(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(ConsumerRecord::offset).toList();
  }
}
