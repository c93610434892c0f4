package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentFeaturesTest {

  @Test
  void shouldMarkNegatedWordsUpToPunctuation() {
    assertThat(features("did/VBD n't/RB work/VB well/RB ,/, sadly/RB ./."))
        .containsExactly("NOT_work", "NOT_well");
  }

  @Test
  void shouldFindPictographsAndEmoticons() {
    assertThat(features("great/JJ 😀/SYM :)/SYM ❤/SYM"))
        .containsExactly("symbol 😀", "symbol :)", "symbol ❤");
  }

  @Test
  void shouldFindStretchedWord() {
    assertThat(features("sooo/RB slow/JJ")).containsExactly("stretched", "stretched so");
  }

  @Test
  void shouldFindShoutedWord() {
    assertThat(features("NEVER/RB again/RB OK/UH"))
        .containsExactlyInAnyOrder("shouted", "shouted never", "NOT_again", "NOT_ok");
  }

  @Test
  void shouldTellSingleFromRepeatedMarks() {
    assertThat(features("what/WP ?/. what/WP ?!!/. really/RB .../:"))
        .containsExactly("?", "!!", "??", "...");
  }

  private static List<String> features(String tagged) {
    List<String> found = new ArrayList<>();
    SentimentFeatures.extract(Documents.tokens(tagged), AffectWords.of("en"), found::add);
    return found;
  }
}
