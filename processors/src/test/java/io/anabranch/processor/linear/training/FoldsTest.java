package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

  private static final List<String> LABELS =
      IntStream.range(0, 40).mapToObj(i -> i < 10 ? "rare" : "common").toList();

  @Test
  void shouldGiveEveryLabelSameShareOfEachFold() {
    int[] folds = Folds.of(LABELS, 5, 1);

    for (int fold = 0; fold < 5; fold++) {
      int wanted = fold;
      assertThat(IntStream.range(0, 10).filter(i -> folds[i] == wanted).count()).isEqualTo(2);
      assertThat(IntStream.range(10, 40).filter(i -> folds[i] == wanted).count()).isEqualTo(6);
    }
  }

  @Test
  void shouldDependOnSeedAlone() {
    assertThat(Folds.of(LABELS, 5, 1))
        .isEqualTo(Folds.of(LABELS, 5, 1))
        .isNotEqualTo(Folds.of(LABELS, 5, 2));
  }
}
