package io.anabranch.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyphraseScoresTest {

  private static final List<List<String>> GOLD = List.of(List.of("a", "b", "c"), List.of("d"));
  private static final List<List<String>> RANKED = List.of(List.of("a", "x", "b"), List.of("d"));

  @Test
  void shouldAverageOverDocuments() {
    KeyphraseScores scores = KeyphraseScores.at(2, GOLD, RANKED);

    assertThat(scores.precision()).isEqualTo((0.5 + 1) / 2, within(1e-12));
    assertThat(scores.recall()).isEqualTo((1 / 3.0 + 1) / 2, within(1e-12));
    assertThat(scores.f1()).isEqualTo((0.4 + 1) / 2, within(1e-12));
    assertThat(scores.f1Interval()).isEqualTo(new Interval(0.4, 1));
  }

  @Test
  void shouldTakeAllOfFewerThanTheCutOff() {
    KeyphraseScores scores = KeyphraseScores.at(10, GOLD, RANKED);

    assertThat(scores.precision()).isEqualTo((2 / 3.0 + 1) / 2, within(1e-12));
    assertThat(scores.recall()).isEqualTo((2 / 3.0 + 1) / 2, within(1e-12));
  }

  @Test
  void shouldScoreNothingForDocumentWithoutAnswer() {
    KeyphraseScores scores = KeyphraseScores.at(5, List.of(List.of("a")), List.of(List.of()));

    assertThat(scores.precision()).isZero();
    assertThat(scores.f1()).isZero();
  }
}
