package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.features.Documents;
import io.anabranch.processor.linear.training.ToyModel;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearProcessorTest {

  private final LinearTextModel english = ToyModel.train(1);
  private final LinearTextModel german = ToyModel.ofWords("de");
  private final LinearProcessor<Classification> processor =
      new LinearProcessor<>(
          new LanguageModels(List.of(german, english)),
          (model, document, scores) -> {
            Classification result = new Classification();
            result.setLabel(scores.get(0).label());
            return result;
          });

  @Test
  void shouldChooseModelByLanguage() {
    Document text = document("Passwort bitte", "de-AT");

    Outcome.Done<Classification> done = done(text);

    assertThat(done.value().getLabel()).isEqualTo("password");
    assertThat(done.model()).contains(german.info());
  }

  @Test
  void shouldTakeUnknownLanguageForEnglish() {
    Document text = Documents.of("refund/NN please/UH", 1, 0);

    for (String language : new String[] {"en-GB", null}) {
      Outcome.Done<Classification> done =
          done(text.with(Annotation.MESSAGE, message("refund please", language)));
      assertThat(done.value().getLabel()).isEqualTo("refund");
      assertThat(done.model()).contains(english.info());
    }
  }

  @Test
  void shouldSkipWhatStagesBeforeGaveNothingFor() {
    Outcome<Classification> outcome =
        processor.process(List.of(document("refund please", null))).get(0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Skipped.class,
            skipped -> {
              assertThat(skipped.cause()).isEqualTo(SkipCause.UPSTREAM);
              assertThat(skipped.reason()).contains("'pos'").doesNotContain("refund please");
            });
  }

  @Test
  void shouldRejectEmbeddingOfOtherModel() {
    Document text =
        Documents.of("refund/NN", 1, 0).with(Annotation.MESSAGE, message("refund", "en"));
    text.get(EmbeddingStage.ANNOTATION).setModel(new ModelInfo("letters", "2"));

    assertThat(processor.process(List.of(text)).get(0)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void shouldSkipLanguageWithoutModel() {
    assertThat(processor.process(List.of(document("bonjour", "fr"))).get(0))
        .isInstanceOfSatisfying(
            Outcome.Skipped.class,
            skipped -> assertThat(skipped.cause()).isEqualTo(SkipCause.LANGUAGE));
  }

  @Test
  void shouldNameAllModelsInItsVersion() {
    assertThat(processor.model())
        .isEqualTo(
            new ModelInfo(
                english.info().getName(),
                english.info().getVersion() + "+de-" + german.info().getVersion()));
  }

  @Test
  void shouldRefuseModelOfOtherLanguage(@TempDir Path folder) {
    LinearModelFiles.write(folder.resolve("toy"), english);
    LinearModelFiles.write(folder.resolve("toy-de"), german);
    Path shipped = folder.resolve("toy");

    assertThat(LanguageModels.open(Map.of(), shipped, Set.of("de")).languages())
        .containsExactly("de", "en");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LanguageModels.open(
                    Map.of("models.fr", folder.resolve("toy-de").toString()), shipped, Set.of()))
        .withMessageContaining("is for the language 'de'; option 'models.fr' needs one for 'fr'");
  }

  private Outcome.Done<Classification> done(Document document) {
    return (Outcome.Done<Classification>) processor.process(List.of(document)).get(0);
  }

  private static Document document(String text, @Nullable String language) {
    return Document.of(message(text, language));
  }

  private static Message message(String text, @Nullable String language) {
    return Message.newBuilder().setText(text).setLanguage(language).build();
  }
}
