package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.keywords.PositionRank.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionRankTest {

  @Test
  void shouldScoreNothingForNothing() {
    assertThat(PositionRank.score(List.of())).isEmpty();
  }

  @Test
  void shouldGiveOnlyWordEverything() {
    assertThat(PositionRank.score(List.of(new Word("hub", 3), new Word("hub", 9))))
        .containsExactly(Map.entry("hub", 1.0));
  }

  @Test
  void shouldReachFixedPointOfPaper() {
    // Two words that only lead to each other: s = (1 - a) p + a (1 - s), with p = 2/3 and a = 0.85.
    Map<String, Double> scores = PositionRank.score(List.of(new Word("a", 1), new Word("b", 2)));

    double expected = (0.15 * 2 / 3 + 0.85) / 1.85;
    assertThat(scores.get("a")).isCloseTo(expected, within(0.01));
    assertThat(scores.get("b")).isCloseTo(1 - expected, within(0.01));
  }

  @Test
  void shouldPreferEarlyWords() {
    Map<String, Double> scores =
        PositionRank.score(words("early", "1", "2", "3", "4", "5", "6", "7", "late"));

    assertThat(scores.get("early")).isGreaterThan(scores.get("late"));
  }

  @Test
  void shouldPreferFrequentWords() {
    Map<String, Double> scores =
        PositionRank.score(words("1", "often", "2", "rare", "3", "often", "4", "5", "often"));

    assertThat(scores.get("often")).isGreaterThan(scores.get("rare"));
  }

  private static List<Word> words(String... keys) {
    List<Word> words = new ArrayList<>();
    for (String key : keys) {
      words.add(new Word(key, words.size() + 1));
    }
    return words;
  }
}
