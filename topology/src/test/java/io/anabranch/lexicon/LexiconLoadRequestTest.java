package io.anabranch.lexicon;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.LexiconTerm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconLoadRequestTest {

  private static final LexiconTerm FIRE = term("risk", "fire");

  static Stream<List<LexiconTerm>> bad() {
    return Stream.of(
        List.of(),
        List.of(FIRE, FIRE),
        List.of(FIRE, term("product", "Fire tablet")),
        List.of(term("Risk", "fire")),
        List.of(new LexiconTerm("risk", "fire", List.of(), true)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void shouldRefuseTermsThatDoNotMakeALexicon(List<LexiconTerm> terms) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new LexiconLoadRequest(terms, true))
        .withMessageContaining("allowed");
  }

  private static LexiconTerm term(String kind, String canonical) {
    return new LexiconTerm(kind, canonical, List.of("fire"), true);
  }
}
