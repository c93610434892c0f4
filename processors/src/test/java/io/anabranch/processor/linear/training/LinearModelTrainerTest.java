package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.linear.features.SparseVector;
import io.anabranch.processor.linear.features.TextFeatures;
import io.anabranch.processor.linear.model.LinearModel;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TrainingReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearModelTrainerTest {

  @Test
  void shouldGiveSameWeightsForSameSeed() {
    LinearTextModel one = ToyModel.train(7);
    LinearTextModel other = ToyModel.train(7);

    assertThat(one.weights().weights()).isEqualTo(other.weights().weights());
    assertThat(one.description()).isEqualTo(other.description());
  }

  @Test
  void shouldReportCrossValidation() {
    TrainingReport report = ToyModel.train(1).description().report();

    assertThat(report.crossValidation().examples()).isEqualTo(20);
    assertThat(report.crossValidation().accuracy()).isEqualTo(1);
    assertThat(report.crossValidation().macroF1()).isEqualTo(1);
  }

  @Test
  void shouldLearnEveryLabelOfExampleWithSeveral() {
    List<List<String>> gold = List.of(List.of("refund", "password"), List.of("other"));

    LinearModel model =
        new MulticlassSvm(List.of("other", "password", "refund"), 4, 1)
            .fit(List.of(vector(1), vector(-1)), gold, 1);

    double[] probabilities = model.probabilities(vector(1));
    assertThat(probabilities[1]).isCloseTo(probabilities[2], within(0.1)).isGreaterThan(0.2);
    assertThat(model.probabilities(vector(-1))[0]).isGreaterThan(0.4);
  }

  @Test
  void shouldNeverPredictLabelWithoutExample() {
    LinearModel model =
        new MulticlassSvm(List.of("a", "unseen"), 1, 1)
            .fit(List.of(vector(1), vector(2)), List.of(List.of("a"), List.of("a")), 1);

    assertThat(model.probabilities(vector(1))[1]).isLessThan(0.001);
  }

  @Test
  void shouldRejectExamplesOfOneLabel() {
    TextFeatures features = new TextFeatures(Map.of(), new float[2]);
    Example example = new Example(features, List.of("a"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearModelTrainer(ToyModel.settings(1), List.of(example, example)))
        .withMessageContaining("1 labels");
  }

  private static SparseVector vector(float value) {
    return new SparseVector(new int[] {0}, new float[] {value});
  }
}
