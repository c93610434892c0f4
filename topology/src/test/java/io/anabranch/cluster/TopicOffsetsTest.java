package io.anabranch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicOffsetsTest {

  private static final TopicPartition A0 = new TopicPartition("a", 0);
  private static final TopicPartition A1 = new TopicPartition("a", 1);
  private static final TopicPartition B0 = new TopicPartition("b", 0);

  private static final TopicOffsets OFFSETS =
      new TopicOffsets(Map.of(A0, 10L, A1, 0L, B0, 5L), Map.of(A0, 30L, A1, 4L, B0, 5L));

  @Test
  void shouldCountWhatTopicsHold() {
    assertThat(OFFSETS.records("a")).isEqualTo(24);
    assertThat(OFFSETS.records("b")).isZero();
    assertThat(OFFSETS.records("absent")).isZero();
  }

  @Test
  void shouldSplitRecordsIntoReadAndUnread() {
    Map<TopicPartition, Long> committed = Map.of(A0, 25L, A1, 4L);

    assertThat(OFFSETS.read(Set.of("a", "b"), committed)).isEqualTo(19);
    assertThat(OFFSETS.lag(Set.of("a", "b"), committed)).isEqualTo(5);
  }

  @Test
  void shouldCountEverythingAsUnreadWithoutGroup() {
    assertThat(OFFSETS.read(Set.of("a"), Map.of())).isZero();
    assertThat(OFFSETS.lag(Set.of("a"), Map.of())).isEqualTo(24);
  }

  @Test
  void shouldNotCountRecordsThatRetentionHasDeleted() {
    Map<TopicPartition, Long> committed = Map.of(A0, 3L, A1, 99L);

    assertThat(OFFSETS.read(Set.of("a"), committed)).isEqualTo(4);
    assertThat(OFFSETS.lag(Set.of("a"), committed)).isEqualTo(20);
  }
}
