package io.anabranch.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupProgressTest {

  private static final TopicPartition OLD_0 = new TopicPartition("gathered", 0);
  private static final TopicPartition OLD_1 = new TopicPartition("gathered", 1);
  private static final TopicPartition NEW_0 = new TopicPartition("pos", 0);
  private static final TopicPartition RETRY_1 = new TopicPartition("retry", 1);

  @Test
  void shouldBeNewWithoutOffsets() {
    GroupProgress progress = progress(Map.of());

    assertThat(progress.isNew()).isTrue();
    assertThat(progress.pending()).isEmpty();
  }

  @Test
  void shouldHaveEverythingPendingAfterASwap() {
    GroupProgress progress = progress(Map.of(OLD_0, 7L, OLD_1, 9L, RETRY_1, 1L));

    assertThat(progress.hasBegun()).isFalse();
    assertThat(progress.pending()).isEqualTo(Map.of(OLD_0, 7L, OLD_1, 9L));
  }

  @Test
  void shouldLeavePartitionsThatHaveBegunAlone() {
    GroupProgress progress = progress(Map.of(OLD_0, 7L, OLD_1, 9L, NEW_0, 3L));

    assertThat(progress.hasBegun()).isTrue();
    assertThat(progress.pending()).isEqualTo(Map.of(OLD_1, 9L));
    assertThat(progress.former()).containsOnlyKeys(OLD_0, OLD_1);
  }

  @Test
  void shouldTakeTheRetryTopicForNoInputOfAFormerImplementation() {
    assertThat(progress(Map.of(NEW_0, 3L, RETRY_1, 1L)).former()).isEmpty();
  }

  private static GroupProgress progress(Map<TopicPartition, Long> committed) {
    return GroupProgress.of(committed, "pos", "retry");
  }
}
