package io.anabranch.processor.linear.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.linear.features.FeatureBlock;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearModelMetadata;
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
        TrainingRun run = TrainingRun.open(models, "en", name -> Map.of())) {
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
        try (TrainingRun run =
            TrainingRun.open(models, "en", name -> name.equals("pos") ? pos : Map.of())) {
          assertThat(run.train(STAGE, data, out, settings, p -> {})).isPresent();
        }
      }
    }
  }

  @Test
  void shouldLearnFromWordsAloneWhatTheEmbeddingDoesNotKnow() throws IOException {
    Path data = folder.resolve("data.tsv");
    Path out = folder.resolve("model");
    Files.writeString(data, "a\tgib mir mein Geld\nb\tPasswort zurücksetzen\n".repeat(5));
    Models none =
        new Models(
            Path.of("no-models"),
            () -> {
              throw new IllegalStateException("not needed");
            });
    try (TrainingRun run = TrainingRun.open(none, "de", name -> Map.of())) {
      assertThat(run.train(STAGE, data, out, TrainingSettings.defaults(1), p -> {})).isPresent();
      assertThat(run.train(STAGE, data, out, TrainingSettings.defaults(1), p -> {})).isEmpty();
    }

    LinearModelMetadata model = LinearModelFiles.read(out).description();
    assertThat(model.language()).isEqualTo("de");
    assertThat(model.embedding()).isNull();
    assertThat(model.pos()).isNull();
    assertThat(model.scales().blocks())
        .containsOnlyKeys(FeatureBlock.WORDS, FeatureBlock.CHARACTERS, FeatureBlock.TOPICS);
  }

  @Test
  void shouldRefuseWhatIsNoLanguage() {
    try (Models models = models()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TrainingRun.open(models, "german", name -> Map.of()).close())
          .withMessageContaining("german");
    }
  }

  private static Models models() {
    return new Models(MODELS, () -> DjlEmbedder.open(MODELS, EmbeddingOptions.defaults()));
  }
}
