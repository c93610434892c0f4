package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Geht's noch? Ich warte!! | Geht's noch ? / Ich warte !!",
        "z.B. am 3. Mai um 10.30 Uhr | z . B . am 3 . Mai um 10.30 Uhr",
        "Nr. 48213. Danke | Nr . 48213 . / Danke",
        "Er sagte: \u201eNein.\u201c Schade :( | Er sagte : \u201e Nein . \u201c / Schade :(",
        "E-Mail an a.b@c-d.de, @Firma #Fail https://x.de/a?b | E-Mail an a.b@c-d.de , @Firma #Fail https://x.de/a?b",
        "ja... nein | ja ... / nein",
        "bzw. evtl. morgen | bzw . evtl . morgen",
      })
  void shouldFindWordsAndSentences(String text, String expected) {
    assertThat(sentences(text)).isEqualTo(expected);
  }

  @Test
  void shouldEndSentenceAtEmptyLine() {
    assertThat(sentences("Hallo Team,\n\nmein Paket\nfehlt"))
        .isEqualTo("Hallo Team , / mein Paket fehlt");
  }

  @Test
  void shouldSayWhereTokensStand() {
    String text = " Grüße aus Köln \ud83d\ude00!";
    List<Token> tokens = WordTokenizer.tokenize(text).getSentences().get(0).getTokens();

    assertThat(tokens)
        .allSatisfy(
            token ->
                assertThat(text.substring(token.getBegin(), token.getEnd()))
                    .isEqualTo(token.getText()))
        .extracting(Token::getText)
        .containsExactly("Grüße", "aus", "Köln", "\ud83d\ude00", "!");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "\u200b", "\ud800"})
  void shouldFindNothingInNothing(String text) {
    assertThat(WordTokenizer.tokenize(text).getSentences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a-", "1.", "a.", "!?", "a@b.", "\ud83d\ude00\u200d", "'", "(."})
  @Timeout(20)
  void shouldBearLongRepetitions(String unit) {
    TaggedText text = WordTokenizer.tokenize(unit.repeat(20_000));

    assertThat(text.getSentences()).isNotEmpty();
  }

  private static String sentences(String text) {
    return WordTokenizer.tokenize(text).getSentences().stream()
        .map(
            sentence ->
                sentence.getTokens().stream().map(Token::getText).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" / "));
  }
}
