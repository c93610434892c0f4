package io.anabranch.topology.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
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
    answer(6, "six");
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 7L);
  }

  @Test
  void shouldNotGiveRecordsThatAreSetApart() {
    note(0, 5, 6, 7);
    noted(6).setApart();
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(5L, 7L);
    assertThat(take(5, 0).isApart()).isFalse();
    assertThat(take(6, 0).isApart()).isTrue();
    assertThat(take(6, 0).isApart()).isFalse();
  }

  @Test
  void shouldNotGiveAResultToTheRecordOfATopicMadeAgain() {
    note(0, 5);
    answer(5, "five");
    assertThat(take(5, 1_767_225_600_000L).answer()).isEmpty();
  }

  @Test
  void shouldGiveAResultOnce() {
    note(0, 5);
    answer(5, "five");
    assertThat(take(5, 0).answer()).contains(new StageAnswer.Result<>("five"));
    assertThat(take(5, 0).answer()).isEmpty();
  }

  @Test
  void shouldHaveNoResultForARecordThatWasNotNoted() {
    PolledRecord<String> taken = take(5, 0);
    assertThat(taken.answer()).isEmpty();
    assertThat(taken.self()).isEqualTo(new Source(TOPIC, 0, 5L, Instant.EPOCH));
  }

  @Test
  void shouldForgetTheRecordsBeforeTheOneTaken() {
    note(0, 5, 6, 7);
    take(6, 0);
    assertThat(offsets(lookAhead.next(ZERO, 9))).containsExactly(7L);
  }

  @Test
  void shouldComputeAgainWhatIsPolledAgain() {
    note(0, 5);
    answer(5, "five");
    note(0, 5);
    assertThat(take(5, 0).answer()).isEmpty();
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

  private void answer(long offset, String result) {
    noted(offset).answer(new StageAnswer.Result<>(result));
  }

  private PolledRecord<String> noted(long offset) {
    return lookAhead.next(ZERO, 9).stream()
        .filter(polled -> polled.self().getOffset() == offset)
        .findFirst()
        .orElseThrow();
  }

  private PolledRecord<String> take(long offset, long timestamp) {
    RecordMetadata metadata =
        new ProcessorRecordContext(timestamp, offset, 0, TOPIC, new RecordHeaders());
    return lookAhead.take(new Record<>(null, new byte[0], timestamp), metadata);
  }

  private static List<Long> offsets(List<PolledRecord<String>> records) {
    return records.stream().map(polled -> polled.self().getOffset()).toList();
  }
}
