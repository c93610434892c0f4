package io.anabranch.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

  private final Tensor matrix = tensor(List.of(2, 3), 1, 2, 3, 4, 5, 6);

  @Test
  void shouldSwapRowsAndColumns() {
    assertThat(matrix.transposed()).isEqualTo(tensor(List.of(3, 2), 1, 4, 2, 5, 3, 6));
  }

  @Test
  void shouldAddFirstRow() {
    assertThat(matrix.plusFirstRow(tensor(List.of(2, 3), 10, 20, 30, -1, -1, -1)))
        .isEqualTo(tensor(List.of(2, 3), 11, 22, 33, 14, 25, 36));
  }

  @Test
  void shouldConcatenateAlongFirstDimension() {
    assertThat(Tensor.concatenate(matrix, tensor(List.of(1, 3), 7, 8, 9)))
        .isEqualTo(tensor(List.of(3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9));
  }

  @Test
  void shouldHaveStridesOfRowMajorOrder() {
    assertThat(new Tensor(List.of(2, 3, 4), FloatBuffer.allocate(24)).strides())
        .containsExactly(12, 4, 1);
  }

  @Test
  void shouldRefuseShapeOfOtherSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tensor(List.of(2, 2), 1, 2, 3))
        .withMessage("shape [2, 2] takes 4 elements, not 3");
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
