package io.anabranch.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TopologicalOrderTest {

  @Test
  void shouldPutEachAfterWhatItDependsOnAndElseKeepTheOrder() {
    assertThat(sort(List.of("d", "c", "b", "a"), Map.of("d", List.of("b"), "b", List.of("a"))))
        .containsExactly("a", "b", "d", "c");
  }

  @Test
  void shouldAddWhatWasNotGiven() {
    assertThat(sort(List.of("b"), Map.of("b", List.of("a")))).containsExactly("a", "b");
  }

  @Test
  void shouldNameCycleWithoutWhatLeadsToIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                sort(List.of("a"), Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("b"))))
        .withMessage("needs form a cycle: b -> c -> b");
  }

  private static List<String> sort(List<String> all, Map<String, List<String>> dependencies) {
    return TopologicalOrder.sort(
        all, one -> dependencies.getOrDefault(one, List.of()), Function.identity());
  }
}
