package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "Refund, refund",
    "MR-48213, mr-00000",
    "don\u2019t, don't",
    "@MeridianHome, <handle>",
    "@, @",
    "https://example.com/a?b, <address>",
    "www.example.com, <address>",
    "me@example.com, <address>",
    "555\u00a01234, 000_0000",
  })
  void shouldFoldWhatDiffersFromMessageToMessage(String word, String folded) {
    assertThat(Words.fold(word)).isEqualTo(folded);
  }
}
