package io.anabranch.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOffsetTest {

  private static final TopicPartition LONG = new TopicPartition("topic", 0);
  private static final TopicPartition SHORT = new TopicPartition("topic", 1);

  @Test
  void shouldReadEveryForm() {
    assertThat(StartOffset.parse("start")).isEqualTo(new StartOffset.Start());
    assertThat(StartOffset.parse("end")).isEqualTo(new StartOffset.End());
    assertThat(StartOffset.parse("42")).isEqualTo(new StartOffset.At(42));
    assertThat(StartOffset.parse("-10")).isEqualTo(new StartOffset.Last(10));
    assertThat(StartOffset.parse("@1790000000000"))
        .isEqualTo(new StartOffset.Since(Instant.ofEpochMilli(1_790_000_000_000L)));
    assertThat(StartOffset.parse("@2026-01-31T12:00:00Z"))
        .isEqualTo(new StartOffset.Since(Instant.parse("2026-01-31T12:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "--1", "1.5", "@yesterday", "2026-01-31T12:00:00Z", "latest"})
  void shouldSayWhatIsAllowed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StartOffset.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("allowed are start, end, N, -N");
  }

  @ParameterizedTest
  @CsvSource({
    "start, 5, 0",
    "end,   20, 3",
    "7,     7, 3",
    "2,     5, 2",
    "99,    20, 3",
    "-4,    16, 0",
    "-90,   5, 0",
  })
  void shouldSeekWithinEachPartition(String text, long inLong, long inShort) {
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
      consumer.assign(Set.of(LONG, SHORT));
      consumer.updateBeginningOffsets(Map.of(LONG, 5L, SHORT, 0L));
      consumer.updateEndOffsets(Map.of(LONG, 20L, SHORT, 3L));

      StartOffset.parse(text).seek(consumer);

      assertThat(consumer.position(LONG)).isEqualTo(inLong);
      assertThat(consumer.position(SHORT)).isEqualTo(inShort);
    }
  }
}
