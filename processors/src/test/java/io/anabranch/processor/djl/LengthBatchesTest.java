package io.anabranch.processor.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBatchesTest {

  @Test
  void shouldGroupTextsOfSimilarLength() {
    List<String> texts = List.of("a".repeat(900), "bb", "c".repeat(850), "d");

    assertThat(new LengthBatches(32, 256).of(texts)).containsExactly(List.of(1, 3), List.of(2, 0));
  }

  @Test
  void shouldHoldEachTextOnce() {
    List<String> texts =
        IntStream.range(0, 1000).mapToObj(i -> "x".repeat(i * 7919 % 2000)).toList();

    List<List<Integer>> batches = new LengthBatches(32, 256).of(texts);

    assertThat(batches).allMatch(batch -> !batch.isEmpty() && batch.size() <= 32);
    assertThat(batches.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void shouldMakeBatchesOfLongTextsSmaller() {
    List<String> texts = Collections.nCopies(64, "x".repeat(4000));

    assertThat(new LengthBatches(64, 256).of(texts))
        .hasSize(8)
        .allMatch(batch -> batch.size() == 8);
  }

  @Test
  void shouldTakeTextThatIsLongerThanAnyBatch() {
    assertThat(new LengthBatches(32, 8192).of(List.of("x".repeat(100_000))))
        .containsExactly(List.of(0));
  }

  @Test
  void shouldReturnNothingForNothing() {
    assertThat(new LengthBatches(32, 256).of(List.of())).isEmpty();
  }
}
