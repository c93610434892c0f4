package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.ModelInfo;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelOriginTest {

  private static final ModelInfo TAGGER = new ModelInfo("tagger", "1");
  private static final ModelInfo EMBEDDING = new ModelInfo("embedding", "1");
  private static final TrainingSettings SETTINGS = ToyModel.settings(1);

  @Test
  void shouldKeepVersionWhileNothingChanges() {
    assertThat(
            ModelOrigin.of(
                    "toy", "en", "data", Optional.of(TAGGER), Optional.of(EMBEDDING), SETTINGS)
                .version())
        .isEqualTo(
            ModelOrigin.of(
                    "toy", "en", "data", Optional.of(TAGGER), Optional.of(EMBEDDING), SETTINGS)
                .version())
        .matches("[0-9a-f]{12}");
  }

  @Test
  void shouldChangeVersionWithAnythingThatChangesResults() {
    ModelInfo other = new ModelInfo("other", "2");

    assertThat(
            Stream.of(
                    ModelOrigin.of(
                        "toy", "en", "data", Optional.of(TAGGER), Optional.of(EMBEDDING), SETTINGS),
                    ModelOrigin.of(
                        "toy", "de", "data", Optional.of(TAGGER), Optional.of(EMBEDDING), SETTINGS),
                    ModelOrigin.of(
                        "toy", "en", "data", Optional.empty(), Optional.empty(), SETTINGS),
                    ModelOrigin.of(
                        "toy", "de", "data", Optional.empty(), Optional.empty(), SETTINGS),
                    ModelOrigin.of(
                        "toy",
                        "en",
                        "more data",
                        Optional.of(TAGGER),
                        Optional.of(EMBEDDING),
                        SETTINGS),
                    ModelOrigin.of(
                        "toy", "en", "data", Optional.of(other), Optional.of(EMBEDDING), SETTINGS),
                    ModelOrigin.of(
                        "toy", "en", "data", Optional.of(TAGGER), Optional.of(other), SETTINGS),
                    ModelOrigin.of(
                        "toy",
                        "en",
                        "data",
                        Optional.of(TAGGER),
                        Optional.of(EMBEDDING),
                        ToyModel.settings(2)))
                .map(ModelOrigin::version))
        .doesNotHaveDuplicates();
  }
}
