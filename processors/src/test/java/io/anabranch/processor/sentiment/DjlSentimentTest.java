package io.anabranch.processor.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.textclassification.SmallModels;
import io.anabranch.schema.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentiment by a TorchScript model of three labels, as a hub would have it. */
class DjlSentimentTest extends ShippedProcessorContractTest<Sentiment> {

  private final Path folder;

  DjlSentimentTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    SmallModels.polarity().writeTorchScript(folder);
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"id2label": {"0": "NEGATIVE", "1": "NEUTRAL", "2": "POSITIVE"},
         "max_position_embeddings": 512}
        """);
  }

  @Override
  protected ProcessorFactory<Sentiment> factory() {
    return new DjlSentimentFactory();
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("model", folder.toString());
  }

  @Override
  protected void assertSame(Sentiment actual, Sentiment expected) {
    assertThat(actual.getLabel()).isEqualTo(expected.getLabel());
    assertThat(actual.getScore()).isCloseTo(expected.getScore(), within(1e-5));
  }

  @Test
  void shouldReadWhatTheModelSays() {
    assertThat(sentiment("what a great phone").getLabel()).isEqualTo("positive");
    assertThat(sentiment("a terrible phone").getLabel()).isEqualTo("negative");
    assertThat(sentiment("a phone").getLabel()).isEqualTo("neutral");
    assertThat(sentiment("a terrible phone").getScore()).isLessThan(-0.9);
    assertThat(sentiment("a phone").getProbabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldNameTheModelFileAndChangeVersionWithOptions() {
    assertThat(processor().model().getName()).isEqualTo("bag");
    assertThat(processor().model().getVersion())
        .matches("[0-9a-f]{12}-[0-9a-f]{8}-256-margin0\\.0");
    assertThat(version(Map.of("max-length", "64"))).isNotEqualTo(processor().model().getVersion());
    assertThat(version(Map.of("labels", "positive,neutral,negative")))
        .isNotEqualTo(processor().model().getVersion());
  }

  @Test
  void shouldRefuseLengthThatTheModelDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> version(Map.of("max-length", "513")))
        .withMessageContaining("'max-length' is '513'")
        .withMessageContaining("at most 512");
  }

  @Test
  void shouldAskForAModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory().create(Map.of(), SmallModels.none()))
        .withMessageContaining("'model' is missing");
  }

  @Test
  void shouldAskWhatLabelsSay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> version(Map.of("labels", "LABEL_0,LABEL_1,LABEL_2")))
        .withMessageContaining("LABEL_0, LABEL_1, LABEL_2")
        .withMessageContaining("labels: negative,neutral,positive");
  }

  @Test
  void shouldAskForALabelOfEachOutput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> version(Map.of("labels", "negative,positive")))
        .withMessageContaining("3 outputs, but 2 labels");
  }

  private Sentiment sentiment(String text) {
    Outcome<Sentiment> outcome = processor().process(documents(List.of(text))).get(0);
    return ((Outcome.Done<Sentiment>) outcome).value();
  }

  private String version(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(options());
    all.putAll(more);
    try (var other = factory().create(all, SmallModels.none())) {
      return other.model().getVersion();
    }
  }
}
