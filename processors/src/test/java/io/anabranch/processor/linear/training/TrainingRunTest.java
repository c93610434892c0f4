package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

  private static final Path MODELS = BuildFolders.models();
  private static final Annotation<?> STAGE = ClassificationStage.ANNOTATION;

  private static final String EXAMPLES = "a\tgive me a refund\nb\treset my password\n".repeat(5);

  @TempDir private Path folder;

  @Test
  void shouldTrainAgainOnlyWhenSomethingChanged() throws IOException {
    Path data = folder.resolve("data.tsv");
    Path out = folder.resolve("model");
    TrainingSettings settings = TrainingSettings.defaults(1);
    Files.writeString(data, EXAMPLES);
    try (Models models = models();
        TrainingRun run = new TrainingRun(models, Map.of())) {
      assertThat(run.train(STAGE, data, out, settings, p -> {})).isPresent();
      assertThat(run.train(STAGE, data, out, settings, p -> {})).isEmpty();
      assertThat(run.train(STAGE, data, out, TrainingSettings.defaults(2), p -> {})).isPresent();

      String before = LinearModelFiles.read(out).info().getVersion();
      Files.writeString(data, Files.readString(data) + "a\tmoney back\n");
      assertThat(run.train(STAGE, data, out, TrainingSettings.defaults(2), p -> {})).isPresent();
      assertThat(LinearModelFiles.read(out).info().getVersion()).isNotEqualTo(before);
      assertThat(LinearModelFiles.read(out).labels()).containsExactly("a", "b");
    }
  }

  @Test
  void shouldTrainAgainWithOtherOptionsOfTheTagger() throws IOException {
    Path data = folder.resolve("data.tsv");
    Path out = folder.resolve("model");
    TrainingSettings settings = TrainingSettings.defaults(1);
    Files.writeString(data, EXAMPLES);
    try (Models models = models()) {
      for (Map<String, String> pos :
          List.of(Map.<String, String>of(), Map.of("max-sentence-length", "50"))) {
        try (TrainingRun run = new TrainingRun(models, pos)) {
          assertThat(run.train(STAGE, data, out, settings, p -> {})).isPresent();
        }
      }
    }
  }

  private static Models models() {
    return new Models(MODELS, () -> DjlEmbedder.open(MODELS, EmbeddingOptions.defaults()));
  }
}
