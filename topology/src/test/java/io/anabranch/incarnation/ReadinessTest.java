package io.anabranch.incarnation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private static final Readiness.Ready READY =
      new Readiness.Ready(Map.of("messages", "a", "retry", "b"), Set.of("pos"));

  @Test
  void shouldSayNothingWhileInputsAreTheSameAndOutputsAreThere() {
    assertThat(READY.change(Map.of("messages", "a", "retry", "b", "pos", "c"))).isEmpty();
    assertThat(READY.change(Map.of("messages", "a", "retry", "b", "pos", "d", "x", "e"))).isEmpty();
  }

  @Test
  void shouldNameATopicThatIsMissing() {
    assertThat(READY.change(Map.of("messages", "a", "retry", "b")))
        .contains("topic 'pos' is missing: make it again, and the application goes on by itself");
    assertThat(READY.change(Map.of("retry", "b")))
        .contains(
            "topics 'messages', 'pos' are missing: make them again, and the application goes on by"
                + " itself");
  }

  @Test
  void shouldNameAnInputThatWasMadeAgain() {
    assertThat(READY.change(Map.of("messages", "z", "retry", "b", "pos", "c")))
        .contains("topic 'messages' was deleted and made again");
  }

  @Test
  void shouldTakeForChangedOnlyWhatWasNotedAsAnother() {
    assertThat(TopicGuard.changed(Map.of("messages", "a"), Map.of("messages", "a", "retry", "b")))
        .isEmpty();
    assertThat(TopicGuard.changed(Map.of("messages", "a"), Map.of("messages", "z", "retry", "b")))
        .containsExactly("messages");
  }
}
