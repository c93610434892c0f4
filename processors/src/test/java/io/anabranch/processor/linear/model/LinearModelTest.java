package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.linear.features.SparseVector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinearModelTest {

  private static final SparseVector INPUT = new SparseVector(new int[] {1}, new float[] {2});

  @Test
  void shouldGiveSoftmaxOfMargins() {
    LinearModel model = new LinearModel(2, 2, new float[] {9, 9, 1, -1, 0.5f, 0});

    double[] probabilities = model.probabilities(INPUT);

    double first = Math.exp(2.5);
    double second = Math.exp(-2);
    assertThat(probabilities[0]).isEqualTo(first / (first + second), within(1e-12));
    assertThat(probabilities[1]).isEqualTo(second / (first + second), within(1e-12));
  }

  @Test
  void shouldAddUpToOneWhenEveryMarginIsHopeless() {
    LinearModel model = new LinearModel(2, 2, new float[] {0, 0, -900, -901, 0, 0});

    double[] probabilities = model.probabilities(INPUT);

    assertThat(Arrays.stream(probabilities).sum()).isEqualTo(1, within(1e-12));
    assertThat(probabilities[0]).isGreaterThan(probabilities[1]);
  }

  @Test
  void shouldRejectWrongNumberOfWeights() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearModel(2, 2, new float[5]))
        .withMessageContaining("5")
        .withMessageContaining("6");
  }
}
