package io.anabranch.processor.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ShippedProcessorContractTest;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Sentiment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreNlpSentimentTest extends ShippedProcessorContractTest<Sentiment> {

  private static final Path MODELS = BuildFolders.models();

  @Override
  protected ProcessorFactory<Sentiment> factory() {
    return new CoreNlpSentimentFactory();
  }

  /** Small pieces, as the contract's long texts would take a minute. */
  @Override
  protected Map<String, String> options() {
    return Map.of("max-sentence-length", "20", "max-tokens", "60");
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new PosProcessorFactory());
  }

  @Test
  void shouldSayHowToFetchTheParserThatIsConfigured(@TempDir Path empty) {
    assertThatThrownBy(() -> create(empty, Map.of("parser", "shift-reduce")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("englishSR.ser.gz is missing")
        .hasMessageContaining("mvn package -Pmodels-english")
        .hasMessageContaining("stages.sentiment.parser");
  }

  @Test
  void shouldNameParsersThatThereAre(@TempDir Path empty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(empty, Map.of("parser", "neural")))
        .withMessageContaining("'parser' is 'neural'")
        .withMessageContaining("pcfg, shift-reduce");
  }

  @Test
  void shouldReadFeelingFromSyntax() {
    Sentiment good = sentiment("The staff are wonderful and the phone works perfectly.");
    Sentiment bad = sentiment("This is a terrible product and an awful experience.");

    assertThat(good.getLabel()).isEqualTo("positive");
    assertThat(bad.getLabel()).isEqualTo("negative");
    assertThat(good.getProbabilities().values().stream().mapToDouble(p -> p).sum())
        .isEqualTo(1, within(1e-6));
  }

  @Test
  void shouldWeighSentencesByTheirTokens() {
    double longer = sentiment("This is a terrible product and an awful experience.").getScore();
    double shorter = sentiment("I love it!").getScore();

    assertThat(
            sentiment("This is a terrible product and an awful experience. I love it!").getScore())
        .isEqualTo((10 * longer + 4 * shorter) / 14, within(1e-9));
  }

  @Test
  void shouldStopReadingAfterMostTokens() {
    String start = "It is fine. ".repeat(15);

    assertThat(sentiment(start + "This is a terrible product.").getScore())
        .isEqualTo(sentiment(start).getScore(), within(1e-9));
  }

  @Test
  void shouldSayHowItParsesInVersion() {
    assertThat(processor().model().getVersion()).matches(".*-(pcfg|sr)-sentence20-tokens60");
  }

  @Test
  void shouldRejectLengthOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(MODELS, Map.of("max-sentence-length", "0")).close())
        .withMessageContaining("max-sentence-length");
  }

  @Test
  void shouldNameMissingModel(@TempDir Path empty) {
    assertThatThrownBy(() -> create(empty, Map.of()).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("englishPCFG.ser.gz");
  }

  private TextProcessor<Sentiment> create(Path directory, Map<String, String> options) {
    Models models =
        new Models(
            directory,
            () -> {
              throw new IllegalStateException("not needed");
            });
    return factory().create(options, models);
  }

  private Sentiment sentiment(String text) {
    return ((Done<Sentiment>) processor().process(documents(List.of(text))).get(0)).value();
  }
}
