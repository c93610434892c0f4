package io.anabranch.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  @Test
  void shouldTakeUnknownForEnglishAndLeaveRegionsOut() {
    assertThat(Languages.primary(null)).isEqualTo("en");
    assertThat(Languages.primary("de-AT")).isEqualTo("de");
    assertThat(Languages.primary("PT_br")).isEqualTo("pt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "nds"})
  void shouldAllowLanguages(String subtag) {
    assertThat(Languages.require(subtag)).isEqualTo(subtag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xx", "DE", "de-AT", "german", "../de"})
  void shouldRefuseWhatIsNoLanguage(String subtag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Languages.require(subtag))
        .withMessageContaining("'" + subtag + "' is not a language; allowed: ")
        .withMessageContaining("such as de");
  }

  @Test
  void shouldNameTheShorterSubtag() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Languages.require("deu"))
        .withMessageEndingWith("allowed: de");
  }

  @Test
  void shouldNameTheOptionOfAModel() {
    assertThat(Languages.modelOption("en")).isEqualTo("model");
    assertThat(Languages.modelOption("de")).isEqualTo("models.de");
  }
}
