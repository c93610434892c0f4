package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AffectWordsTest {

  private final AffectWords german = AffectWords.of("de");

  @Test
  void shouldKnowWordsByTheirBeginning() {
    assertThat(german.polarity("enttäuschenden", "")).isEqualTo("negative");
    assertThat(german.polarity("freundlicherweise", "")).isEqualTo("positive");
    assertThat(german.polarity("rechnung", "")).isNull();
  }

  @Test
  void shouldPreferTheWholeWordAndTheLongestBeginning() {
    assertThat(german.polarity("unfreundlich", "")).isEqualTo("negative");
    assertThat(AffectWords.of("en").polarity("loved", "love")).isEqualTo("positive");
  }

  @Test
  void shouldKnowWhatNegatesAndStresses() {
    assertThat(List.of("nicht", "keine", "nie")).allMatch(german::negates);
    assertThat(german.stresses("sehr")).isTrue();
    assertThat(AffectWords.of("en").negates("n't")).isTrue();
  }

  @Test
  void shouldKnowNothingOfOtherLanguages() {
    assertThat(AffectWords.of("nds").polarity("moi", "")).isNull();
  }
}
