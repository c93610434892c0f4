package io.anabranch.processor.content.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/de/warum?x=ja",
        "www.example.de",
        "example.co.uk/returns",
        "jane.doe@example.com",
        "@meridian",
        "#frust",
        "{{Order Number}}",
        "{name}",
        "[REDACTED]",
        "[CREDIT CARD]",
        "<phone>",
        "%name%",
        "__email__",
        "MR-48213",
        "x200",
        "4711",
        "😂😂",
        "C:/Users/jane/pic.png",
        "!!!"
      })
  void shouldLeaveOutWhatBelongsToNoLanguage(String text) {
    assertThat(Prose.of("wo " + text + " ist").words()).containsExactly("wo", "ist");
  }

  @Test
  void shouldKeepWordsWithTheirApostrophesAndHyphens() {
    assertThat(Prose.of("Où est l’e-mail? J'ai and/or it's (late)...").words())
        .containsExactly("où", "est", "l'e-mail", "j'ai", "and", "or", "it's", "late");
  }

  @Test
  void shouldJoinLettersAndTheirMarks() {
    assertThat(Prose.of("fu\u0308r").words()).containsExactly("für");
  }

  @Test
  void shouldLookAtBeginningMiddleAndEndOfLongText() {
    String text = "a ".repeat(10_000) + "b ".repeat(10_000) + "c ".repeat(10_000);

    assertThat(Prose.of(text).words()).hasSizeLessThan(2_600).contains("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[A", "<a", "a.", "@", "a/", "\n", "-'", "𝒜", "a\u0301"})
  @Timeout(10)
  void shouldNotBeHeldUpByRepetition(String piece) {
    assertThat(Prose.of(piece.repeat(500_000)).words()).hasSizeLessThan(5_000);
  }

  @Test
  void shouldShortenWordsThatNoLanguageHas() {
    assertThat(Prose.of("ha".repeat(10_000) + " yes").words().get(0)).hasSize(60);
  }
}
