package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolarityFeaturesTest {

  @Test
  void shouldFindPolarWordByWordOrLemma() {
    assertThat(features("great/JJ crew/NN")).containsExactly("polar positive", "sentence positive");
    assertThat(features("awful/JJ seat/NN")).containsExactly("polar negative", "sentence negative");
    assertThat(features("the/DT gate/NN")).isEmpty();
  }

  @Test
  void shouldTurnPolarityAfterNegationUpToPunctuation() {
    assertThat(features("not/RB a/DT great/JJ crew/NN"))
        .containsExactly("polar not positive", "sentence negative");
    assertThat(features("no/UH ,/, great/JJ"))
        .containsExactly("polar positive", "sentence positive");
  }

  @Test
  void shouldMarkStressedWordsAndMixedSentences() {
    assertThat(features("so/RB rude/JJ but/CC helpful/JJ"))
        .containsExactly("polar negative", "stressed negative", "polar positive", "sentence mixed");
  }

  private static List<String> features(String tagged) {
    List<String> found = new ArrayList<>();
    PolarityFeatures.extract(Documents.tokens(tagged), AffectWords.of("en"), found::add);
    return found;
  }
}
