package io.anabranch.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartOffsetTest {

  private static final TopicPartition LONG = new TopicPartition("topic", 0);
  private static final TopicPartition SHORT = new TopicPartition("topic", 1);

  static Stream<Arguments> starts() {
    return Stream.of(
        Arguments.of(new StartOffset.Start(), 5, 0),
        Arguments.of(new StartOffset.End(), 20, 3),
        Arguments.of(new StartOffset.At(7), 7, 3),
        Arguments.of(new StartOffset.At(2), 5, 2),
        Arguments.of(new StartOffset.At(99), 20, 3),
        Arguments.of(new StartOffset.Last(4), 16, 0),
        Arguments.of(new StartOffset.Last(90), 5, 0));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void shouldSeekWithinEachPartition(StartOffset start, long inLong, long inShort) {
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
      consumer.assign(Set.of(LONG, SHORT));
      consumer.updateBeginningOffsets(Map.of(LONG, 5L, SHORT, 0L));
      consumer.updateEndOffsets(Map.of(LONG, 20L, SHORT, 3L));

      start.seek(consumer);

      assertThat(consumer.position(LONG)).isEqualTo(inLong);
      assertThat(consumer.position(SHORT)).isEqualTo(inShort);
    }
  }
}
