package io.anabranch.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterResultTest {

  private final DeadLetterResult.Counting counting = new DeadLetterResult.Counting();

  @Test
  void shouldCountByStageAndByReason() {
    counting.add("sentiment", new DeadLetterAction.Discard());
    counting.add("pos", new DeadLetterAction.Discard());
    counting.add("pos", new DeadLetterAction.Discard());
    counting.add("pos", new DeadLetterAction.Refusal("too large"));

    DeadLetterResult result = counting.result(5, Set.of());

    assertThat(result.acceptedByStage()).isEqualTo(Map.of("pos", 2, "sentiment", 1));
    assertThat(result.refusedByReason()).isEqualTo(Map.of("too large", 1));
    assertThat(result.accepted()).isEqualTo(3);
    assertThat(result.refused()).isEqualTo(1);
    assertThat(result.changed()).isEqualTo(1);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void shouldBeCompleteIfNoneIsRefusedOrAbsent() {
    counting.add("pos", new DeadLetterAction.Discard());

    assertThat(counting.result(1, Set.of()).isComplete()).isTrue();
    assertThat(counting.result(1, Set.of("pos-none")).isComplete()).isFalse();
  }
}
