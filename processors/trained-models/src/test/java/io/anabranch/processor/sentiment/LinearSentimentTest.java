package io.anabranch.processor.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.embedding.EmbeddingProcessorFactory;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Message;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearSentimentTest extends ShippedProcessorContractTest<Sentiment> {

  private static final Path MODELS = BuildFolders.models();

  @Override
  protected ProcessorFactory<Sentiment> factory() {
    return new LinearSentimentFactory();
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new PosProcessorFactory(), new EmbeddingProcessorFactory());
  }

  @Test
  void shouldTellHowTheWriterFeels() {
    Sentiment happy = sentiment("I love it, the new router is wonderful. Thank you so much!");
    Sentiment angry = sentiment("This is the worst service ever, I am furious and disappointed.");

    assertThat(happy.getLabel()).isEqualTo("positive");
    assertThat(happy.getScore()).isBetween(0.2, 1.0);
    assertThat(angry.getLabel()).isEqualTo("negative");
    assertThat(angry.getScore()).isBetween(-1.0, -0.2);
  }

  @Test
  void shouldTellSentencesApart() {
    String text = "The crew was lovely and so kind! But losing my bag was awful and nobody cared.";

    List<SentenceSentiment> sentences = sentiment(text).getSentences();

    assertThat(sentences).hasSize(2);
    assertThat(text.substring(sentences.get(0).getBegin(), sentences.get(0).getEnd()))
        .isEqualTo("The crew was lovely and so kind!");
    assertThat(sentences.get(0).getScore()).isGreaterThan(sentences.get(1).getScore());
    assertThat(sentences.get(1).getLabel()).isEqualTo("negative");
  }

  @Test
  void shouldGiveOnlySentenceTheSentimentOfTheWhole() {
    Sentiment sentiment = sentiment("Thanks, that was quick!");

    assertThat(sentiment.getSentences())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.getLabel()).isEqualTo(sentiment.getLabel());
              assertThat(only.getProbabilities()).isEqualTo(sentiment.getProbabilities());
            });
  }

  @Test
  void shouldGiveProbabilitiesThatAddUpToOne() {
    Sentiment sentiment = sentiment("What are your opening hours?");

    assertThat(sentiment.getProbabilities()).containsOnlyKeys("negative", "neutral", "positive");
    assertThat(sentiment.getProbabilities().values().stream().mapToDouble(p -> p).sum())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void shouldRejectModelWithOtherLabels() {
    Models models =
        new Models(
            MODELS,
            () -> {
              throw new IllegalStateException("not needed");
            });
    String folder = MODELS.resolve("classification").toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory().create(Map.of("model", folder), models).close())
        .withMessageContaining("the model for 'en'")
        .withMessageContaining("account_access")
        .withMessageContaining("neutral");
  }

  @Test
  void shouldTellSentencesApartInGermanWithoutStagesBefore() {
    String text = "Die Beratung war wunderbar, vielen Dank! Aber die Lieferung ist eine Frechheit.";
    Document document = Document.of(Message.newBuilder().setText(text).setLanguage("de").build());

    Done<Sentiment> done = (Done<Sentiment>) processor().process(List.of(document)).get(0);

    List<SentenceSentiment> sentences = done.value().getSentences();
    assertThat(sentences).hasSize(2);
    assertThat(text.substring(sentences.get(1).getBegin(), sentences.get(1).getEnd()))
        .isEqualTo("Aber die Lieferung ist eine Frechheit.");
    assertThat(sentences.get(0).getScore()).isGreaterThan(sentences.get(1).getScore());
    assertThat(processor().model().getVersion())
        .endsWith("+de-" + done.model().orElseThrow().getVersion());
  }

  private Sentiment sentiment(String text) {
    return ((Done<Sentiment>) processor().process(documents(List.of(text))).get(0)).value();
  }
}
