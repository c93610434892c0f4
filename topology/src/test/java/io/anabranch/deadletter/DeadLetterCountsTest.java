package io.anabranch.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cluster.TopicOffsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterCountsTest {

  private static final TopicPartition PARTITION = new TopicPartition("dead-letters", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final DeadLetterCounts counts =
      new DeadLetterCounts(consumer, List.of("pos", "pos-tagging", "join"));
  private long end;

  @BeforeEach
  void begin() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    counts.update("dead-letters", new TopicOffsets(Map.of(PARTITION, 0L), Map.of(PARTITION, 0L)));
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void shouldCountByApplicationWithTheLongestName() {
    add("pos-support.messages-0-1", "x");
    add("pos-tagging-support.messages-0-1", "x");
    add("join-support.messages-0-1", "x");
    update();

    assertThat(counts.of("pos")).isEqualTo(1);
    assertThat(counts.of("pos-tagging")).isEqualTo(1);
    assertThat(counts.of("join")).isEqualTo(1);
  }

  @Test
  void shouldCountRepeatedOnesOnceAndForgetDeletedOnes() {
    add("pos-support.messages-0-1", "x");
    add("pos-support.messages-0-1", "again");
    add("pos-support.messages-0-2", "x");
    add("pos-support.messages-0-2", null);
    update();

    assertThat(counts.of("pos")).isEqualTo(1);
  }

  @Test
  void shouldAddWhatCameSinceTheLastUpdate() {
    add("pos-support.messages-0-1", "x");
    update();
    add("pos-support.messages-0-2", "x");
    update();

    assertThat(counts.of("pos")).isEqualTo(2);
  }

  @Test
  void shouldForgetTopicThatIsGone() {
    add("pos-support.messages-0-1", "x");
    update();

    counts.update("dead-letters", new TopicOffsets(Map.of(), Map.of()));

    assertThat(consumer.assignment()).isEqualTo(Set.of());
    assertThat(counts.of("pos")).isZero();
  }

  private void add(String key, @Nullable String value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(),
            PARTITION.partition(),
            end++,
            key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8)));
  }

  private void update() {
    counts.update("dead-letters", new TopicOffsets(Map.of(PARTITION, 0L), Map.of(PARTITION, end)));
  }
}
