package io.anabranch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.topology.pipeline.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPlanTest {

  private static final TopicPartition FIRST = new TopicPartition("in", 0);
  private static final TopicPartition SECOND = new TopicPartition("in", 1);
  private static final ReplayStart EARLIEST = new ReplayStart.Earliest();
  private static final ReplayStart SINCE = new ReplayStart.Since(Instant.EPOCH);

  @Test
  void shouldReplayEverythingThatTheTopicHolds() {
    PartitionReplay replay = replay(facts(0, 100, 0, 0), EARLIEST);

    assertThat(replay.from()).isZero();
    assertThat(replay.records()).isEqualTo(100);
    assertThat(replay.isCut()).isFalse();
    assertThat(replay.tooOld()).isZero();
  }

  @Test
  void shouldSayIfOlderRecordsHaveOutlivedTheTopic() {
    PartitionReplay replay = replay(facts(40, 100, 40, 0), EARLIEST);

    assertThat(replay.from()).isEqualTo(40);
    assertThat(replay.records()).isEqualTo(60);
    assertThat(replay.isCut()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // earliest, first offset since the time, from, cut
    "0, 0, 0, false",
    "0, 30, 30, false",
    "40, 40, 40, true",
    "40, 41, 41, false",
    "0, 100, 100, false"
  })
  void shouldBeginAtTheFirstRecordSinceATime(long earliest, long atStart, long from, boolean cut) {
    PartitionReplay replay = replay(facts(earliest, 100, atStart, 0), SINCE);

    assertThat(replay.from()).isEqualTo(from);
    assertThat(replay.isCut()).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    // wanted, from, records, cut
    "50, 50, 50, false",
    "40, 40, 60, false",
    "39, 40, 60, true",
    "100, 100, 0, false",
    "5000, 100, 0, false"
  })
  void shouldBeginAtAnOffsetOrTheNearestThatIsThere(
      long wanted, long from, long records, boolean cut) {
    PartitionReplay replay = replay(facts(40, 100, 40, 0), new ReplayStart.At(wanted));

    assertThat(replay.from()).isEqualTo(from);
    assertThat(replay.records()).isEqualTo(records);
    assertThat(replay.isCut()).isEqualTo(cut);
  }

  @Test
  void shouldNeverSkipWhatIsStillToBeRead() {
    PartitionReplay replay = replay(facts(0, 20, 80, 0), SINCE);

    assertThat(replay.from()).isEqualTo(20);
    assertThat(replay.records()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "30, 30", "100, 100", "500, 100"})
  void shouldCountRecordsWhoseMessageTheJoinNoLongerHolds(long firstHeld, long tooOld) {
    assertThat(replay(facts(0, 100, 0, firstHeld), EARLIEST).tooOld()).isEqualTo(tooOld);
  }

  @Test
  void shouldRefuseNegativeOffset() {
    assertThatThrownBy(() -> new ReplayStart.At(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void shouldSumUpPartitionsOfEveryStageThatIsSetBack() {
    Flow pos = new Flow("pos", Set.of("in"), "pos");
    Flow embedding = new Flow("embedding", Set.of("in"), "embedding");
    ReplayScope scope = new ReplayScope(List.of(pos, embedding), List.of(), List.of());

    ReplayPlan plan =
        ReplayPlan.of(
            scope,
            Map.of(
                "pos",
                List.of(
                    new PartitionFacts(SECOND, 5, 8, 5, 6), new PartitionFacts(FIRST, 0, 10, 0, 0)),
                "embedding",
                List.of(new PartitionFacts(FIRST, 0, 7, 0, 2))),
            EARLIEST);

    assertThat(plan.partitions())
        .extracting(PartitionReplay::partition)
        .containsExactly(FIRST, SECOND, FIRST);
    assertThat(plan.records()).isEqualTo(20);
    assertThat(plan.records("pos")).isEqualTo(13);
    assertThat(plan.tooOld()).isEqualTo(3);
    assertThat(plan.isCut()).isTrue();
    assertThat(plan.offsets())
        .isEqualTo(Map.of("pos", Map.of(FIRST, 0L, SECOND, 5L), "embedding", Map.of(FIRST, 0L)));
  }

  private static PartitionFacts facts(long earliest, long position, long atStart, long firstHeld) {
    return new PartitionFacts(FIRST, earliest, position, atStart, firstHeld);
  }

  private static PartitionReplay replay(PartitionFacts facts, ReplayStart start) {
    return PartitionReplay.of("pos", facts, start);
  }
}
