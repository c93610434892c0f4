package io.anabranch.processor.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.schema.Sentiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolarityTest {

  @Test
  void shouldFoldFiveClassesToThree() {
    Polarity folded = Polarity.folded(new double[] {0.1, 0.2, 0.3, 0.25, 0.15});

    assertThat(folded.negative()).isEqualTo(0.3, within(1e-12));
    assertThat(folded.neutral()).isEqualTo(0.3, within(1e-12));
    assertThat(folded.positive()).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void shouldTakePositiveLessNegativeAsScore() {
    Sentiment sentiment = new Polarity(0.625, 0.25, 0.125).sentiment();

    assertThat(sentiment.getLabel()).isEqualTo("negative");
    assertThat(sentiment.getScore()).isEqualTo(-0.5);
    assertThat(sentiment.getProbabilities())
        .isEqualTo(Map.of("negative", 0.625, "neutral", 0.25, "positive", 0.125));
  }

  @Test
  void shouldBeNeutralInDoubt() {
    assertThat(new Polarity(0.4, 0.4, 0.2).sentiment().getLabel()).isEqualTo("neutral");
    assertThat(new Polarity(0.4, 0.2, 0.4).sentiment().getLabel()).isEqualTo("neutral");
    assertThat(new Polarity(0.2, 0.3, 0.5).sentiment().getLabel()).isEqualTo("positive");
  }

  @Test
  void shouldReadScoresInAnyOrder() {
    assertThat(
            Polarity.of(
                List.of(
                    new LabelScore("positive", 0.7, true),
                    new LabelScore("negative", 0.2, false),
                    new LabelScore("neutral", 0.1, false))))
        .isEqualTo(new Polarity(0.2, 0.1, 0.7));
  }
}
