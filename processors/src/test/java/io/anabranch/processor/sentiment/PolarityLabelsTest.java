package io.anabranch.processor.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.schema.Sentiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarityLabelsTest {

  private static final List<String> STARS =
      List.of("1 star", "2 stars", "3 stars", "4 stars", "5 stars");
  private static final List<String> TWO = List.of("NEGATIVE", "POSITIVE");

  @Test
  void shouldFoldStars() {
    Sentiment sentiment =
        PolarityLabels.of(STARS, 0).sentiment(new double[] {0.1, 0.2, 0.1, 0.25, 0.35});

    assertThat(sentiment.getLabel()).isEqualTo("positive");
    assertThat(sentiment.getScore()).isCloseTo(0.3, within(1e-9));
    assertThat(sentiment.getProbabilities())
        .containsOnlyKeys("negative", "neutral", "positive")
        .hasEntrySatisfying("negative", p -> assertThat(p).isCloseTo(0.3, within(1e-9)));
  }

  @Test
  void shouldTakeTwoClassesAsTheyAreWithoutMargin() {
    Sentiment sentiment = PolarityLabels.of(TWO, 0).sentiment(new double[] {0.51, 0.49});

    assertThat(sentiment.getLabel()).isEqualTo("negative");
    assertThat(sentiment.getProbabilities()).containsEntry("neutral", 0.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0.50, neutral",
    "0.69, neutral",
    "0.71, positive",
    "0.31, neutral",
    "0.29, negative",
    "1.00, positive"
  })
  void shouldBeNeutralWithinTheMargin(double positive, String label) {
    Sentiment sentiment =
        PolarityLabels.of(TWO, 0.4).sentiment(new double[] {1 - positive, positive});

    assertThat(sentiment.getLabel()).isEqualTo(label);
    assertThat(sentiment.getProbabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-9));
    double most =
        sentiment.getProbabilities().values().stream().mapToDouble(p -> p).max().orElse(0);
    assertThat(sentiment.getProbabilities().get(label)).isEqualTo(most);
  }

  @Test
  void shouldBeSureOfWhatTheModelIsSureOf() {
    Sentiment sentiment = PolarityLabels.of(TWO, 0.4).sentiment(new double[] {0, 1});

    assertThat(sentiment.getScore()).isEqualTo(1);
  }

  @Test
  void shouldRefuseMarginBesideANeutralLabel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolarityLabels.of(STARS, 0.4))
        .withMessageContaining("neutral-margin")
        .withMessageContaining("3 stars");
  }

  @Test
  void shouldRefuseLabelsWithoutANegativeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolarityLabels.of(List.of("neutral", "positive"), 0))
        .withMessageContaining("neutral, positive");
  }
}
