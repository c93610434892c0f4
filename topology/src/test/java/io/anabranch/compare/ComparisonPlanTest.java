package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.ModelInfo;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ComparisonPlanTest {

  @Test
  void shouldTakeAsLongAsTheStageWould() {
    assertThat(plan(OptionalDouble.of(80)).duration()).contains(Duration.ofMillis(250));
  }

  @Test
  void shouldNotKnowHowLongItTakesIfNoSpeedIsMeasured() {
    assertThat(plan(OptionalDouble.empty()).duration()).isEmpty();
  }

  private static ComparisonPlan plan(OptionalDouble speed) {
    TopicPartition partition = new TopicPartition("support.messages", 0);
    return new ComparisonPlan(
        new ComparisonTopics(
            "pos",
            "support.messages",
            List.of(new ComparisonRange(partition, 10, 30, false)),
            "support.compare.pos"),
        "corenlp",
        new ModelInfo("model", "1"),
        speed,
        false);
  }
}
