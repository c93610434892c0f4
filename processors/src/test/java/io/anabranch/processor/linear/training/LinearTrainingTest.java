package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearModelMetadata;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.stage.TrainingMethod.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearTrainingTest {

  private static final Path MODELS = BuildFolders.models();

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("data.tsv"), "a\tgive me a refund\nb\treset my password\n".repeat(5));
  }

  @Test
  void shouldLearnWordsAloneBesideAModelThatNeedsAnEmbedding() {
    train("en", TrainingSettings.defaults(1));

    LinearModelMetadata words = LinearModelFiles.readWords(folder).orElseThrow().description();
    assertThat(LinearModelFiles.read(folder).description().knowsWordsAlone()).isFalse();
    assertThat(words.knowsWordsAlone()).isTrue();
    assertThat(words.pos()).isNotNull();
    assertThat(words.embedding()).isNull();
  }

  @Test
  void shouldLeaveAModelThatKnowsWordsAlone() {
    train("en", TrainingSettings.defaults(1).withWordsAlone());
    assertThat(LinearModelFiles.readWords(folder)).isEmpty();

    train("de", TrainingSettings.defaults(1));
    assertThat(LinearModelFiles.readWords(folder)).isEmpty();
    assertThat(LinearModelFiles.read(folder).description().knowsWordsAlone()).isTrue();
  }

  private void train(String language, TrainingSettings settings) {
    try (Models models =
        new Models(MODELS, () -> DjlEmbedder.open(MODELS, EmbeddingOptions.defaults()))) {
      new LinearTraining(ClassificationStage.ANNOTATION, seed -> settings)
          .train(
              new Request(
                  language,
                  folder.resolve("data.tsv"),
                  folder,
                  1,
                  models,
                  stage -> Map.of(),
                  progress -> {}));
    }
  }
}
