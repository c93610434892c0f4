package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.replay.ReplayStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ComparisonRangeTest {

  private static final TopicPartition PARTITION = new TopicPartition("support.messages", 0);

  @Test
  void shouldReadFromTheBeginWhatIsLeft() {
    assertThat(range(new ReplayStart.Earliest(), 10, 30, 30))
        .isEqualTo(new ComparisonRange(PARTITION, 10, 30, true));
    assertThat(range(new ReplayStart.Earliest(), 0, 30, 30).isCut()).isFalse();
  }

  @Test
  void shouldReadSinceATime() {
    ReplayStart since = new ReplayStart.Since(Instant.EPOCH);

    assertThat(range(since, 10, 30, 20)).isEqualTo(new ComparisonRange(PARTITION, 20, 30, false));
    assertThat(range(since, 0, 30, 30).records()).isZero();
    assertThat(range(since, 10, 30, 10).isCut()).isTrue();
  }

  @Test
  void shouldReadFromTheNearestOffset() {
    assertThat(range(new ReplayStart.At(5), 10, 30, 30))
        .isEqualTo(new ComparisonRange(PARTITION, 10, 30, true));
    assertThat(range(new ReplayStart.At(12), 10, 30, 30).from()).isEqualTo(12);
    assertThat(range(new ReplayStart.At(99), 10, 30, 30).records()).isZero();
  }

  @Test
  void shouldCountWhatWasReadWithinItsRange() {
    ComparisonTopics topics =
        new ComparisonTopics(
            "pos",
            "support.messages",
            List.of(new ComparisonRange(PARTITION, 10, 30, false)),
            "support.compare.pos");

    assertThat(topics.records()).isEqualTo(20);
    assertThat(topics.read(Map.of())).isZero();
    assertThat(topics.read(Map.of(PARTITION, 15L))).isEqualTo(5);
    assertThat(topics.read(Map.of(PARTITION, 45L))).isEqualTo(20);
  }

  private static ComparisonRange range(ReplayStart start, long earliest, long end, long since) {
    return ComparisonRange.of(PARTITION, start, earliest, end, since);
  }
}
