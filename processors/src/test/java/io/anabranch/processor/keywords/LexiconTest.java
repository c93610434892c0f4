package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.LexiconTerm;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

  private static final LexiconTerm FIRE = term("risk", "fire", "fire", "flames");

  @Test
  void shouldFindLongestTerm() {
    Lexicon lexicon =
        of(term("a", "door", "door"), term("b", "door sensor", "door sensor", "door-sensor"));

    assertThat(find(lexicon, "door sensor door  SENSOR door-sensor door"))
        .containsExactly("door sensor", "door sensor", "door sensor", "door");
  }

  @Test
  void shouldFallBackToShorterTerm() {
    Lexicon lexicon = of(term("a", "fire", "fire"), term("b", "alarm call", "fire alarm call out"));

    assertThat(find(lexicon, "fire alarm call")).containsExactly("fire");
  }

  @Test
  void shouldPreferLongestOfOverlappingTerms() {
    Lexicon lexicon =
        of(term("a", "door", "front door"), term("b", "sensor", "door sensor battery"));

    assertThat(find(lexicon, "front door sensor battery, front door sensor"))
        .containsExactly("sensor", "door");
  }

  @ParameterizedTest
  @CsvSource({"fires, 0", "bonfire, 0", "#fire, 1", "fire!, 1", "FIRE, 1"})
  void shouldFindWholeTokens(String text, int count) {
    assertThat(find(of(FIRE), text)).hasSize(count);
  }

  @Test
  void shouldNotMindShapeOfApostrophe() {
    assertThat(find(of(term("a", "not", "don't want")), "I don\u2019t want"))
        .containsExactly("not");
  }

  @Test
  void shouldAddFormsToGeneralTermOfItsName() {
    Lexicon lexicon = over(FIRE, term("risk", "fire", "blaze"));

    assertThat(find(lexicon, "a blaze, flames")).containsExactly("fire", "fire");
  }

  @Test
  void shouldPreferOwnTermWithFormOfGeneralOne() {
    Lexicon lexicon = over(FIRE, term("product", "Fire tablet", "fire"));

    assertThat(find(lexicon, "my fire, flames")).containsExactly("Fire tablet", "fire");
  }

  @Test
  void shouldLeaveOutGeneralTermThatIsInactive() {
    LexiconTerm inactive = new LexiconTerm("risk", "fire", List.of("flames"), false);

    assertThat(find(over(FIRE, inactive), "fire and flames")).isEmpty();
    assertThat(find(over(FIRE), "fire and flames")).hasSize(2);
  }

  @Test
  void shouldGiveFormOfTwoTermsToFirstByKeyWhateverTheirOrder() {
    List<LexiconTerm> terms =
        new ArrayList<>(List.of(term("b", "second", "same"), term("a", "first", "same")));

    Lexicon one = new Lexicon(byKey(terms), List.of());
    Collections.reverse(terms);
    Lexicon other = new Lexicon(byKey(terms), List.of());

    assertThat(find(one, "same")).containsExactly("first");
    assertThat(find(other, "same")).containsExactly("first");
    assertThat(one.version()).isEqualTo(other.version());
  }

  @Test
  void shouldHaveAnotherVersionWithAnotherTermFormOrGeneralList() {
    assertThat(
            List.of(
                of().version(),
                of(FIRE).version(),
                of(term("risk", "fire", "fire")).version(),
                over(FIRE, term("a", "b", "c")).version()))
        .doesNotHaveDuplicates()
        .allSatisfy(version -> assertThat(version).hasSize(12));
  }

  @Test
  void shouldCompileManyTermsOfOneBeginningInTime() {
    LexiconTerm[] many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> term("product", "Model " + i, "model " + i, "mod " + i))
            .toArray(LexiconTerm[]::new);

    assertThat(find(of(many), "model 4999")).containsExactly("Model 4999");
  }

  private static LexiconTerm term(String kind, String canonical, String... forms) {
    return new LexiconTerm(kind, canonical, List.of(forms), true);
  }

  private static Lexicon of(LexiconTerm... own) {
    return new Lexicon(byKey(List.of(own)), List.of());
  }

  private static Lexicon over(LexiconTerm general, LexiconTerm... own) {
    return new Lexicon(byKey(List.of(own)), List.of(general));
  }

  private static Map<String, LexiconTerm> byKey(List<LexiconTerm> terms) {
    Map<String, LexiconTerm> byKey = new HashMap<>();
    terms.forEach(term -> byKey.put(LexiconTerms.key(term), term));
    return byKey;
  }

  private static List<String> find(Lexicon lexicon, String text) {
    List<Token> tokens =
        Pattern.compile("[#'\u2019]?\\w+|-|!|,")
            .matcher(text)
            .results()
            .map(match -> new Token(match.group(), match.group(), "NN", match.start(), match.end()))
            .toList();
    TaggedText tagged = new TaggedText();
    tagged.setSentences(List.of(new Sentence(tokens)));
    return lexicon.find(text, new TokenEdges(tagged)).stream().map(Span::canonical).toList();
  }
}
