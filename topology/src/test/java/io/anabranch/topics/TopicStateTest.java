package io.anabranch.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.topology.pipeline.Topic;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicStateTest {

  private static final Topic TOPIC = new Topic("support.pos", Optional.empty(), 3, Map.of());

  @ParameterizedTest
  @CsvSource({
    "delete, 1000, false",
    "'compact,delete', 1000, false",
    "compact, 1000, true",
    "delete, -1, true",
  })
  void shouldKnowWhetherRecordsStay(String policy, String millis, boolean isForever) {
    TopicState state =
        new TopicState(TOPIC, 3, Map.of("cleanup.policy", policy, "retention.ms", millis));

    assertThat(state.keepsForever()).isEqualTo(isForever);
    assertThat(state.cleanupPolicy()).contains(policy);
    assertThat(state.retentionMillis()).contains(Long.valueOf(millis));
  }

  @Test
  void shouldKnowNothingOfATopicThatIsAbsent() {
    TopicState state = new TopicState(TOPIC, 0, Map.of());

    assertThat(state.isPresent()).isFalse();
    assertThat(state.retentionMillis()).isEmpty();
    assertThat(state.cleanupPolicy()).isEmpty();
  }
}
