package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.keywords.lexicon.LexiconFile;
import io.anabranch.schema.LexiconTerm;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GeneralRisksTest {

  @Test
  void shouldBeRisksInSeveralFormsEach() {
    assertThat(GeneralRisks.terms())
        .hasSizeBetween(40, 80)
        .allSatisfy(term -> assertThat(term.getKind()).isEqualTo("risk"))
        .allSatisfy(term -> assertThat(term.getForms()).hasSizeGreaterThan(2))
        .allSatisfy(term -> assertThat(term.getActive()).isTrue());
  }

  /** The header {@code anabranch.risk} joins names with commas. */
  @Test
  void shouldHaveNamesWithoutComma() {
    assertThat(GeneralRisks.terms())
        .extracting(LexiconTerm::getCanonical)
        .noneMatch(name -> name.contains(","));
  }

  @Test
  void shouldNameNothingOfTheDemosCompany() {
    List<String> names =
        LexiconFile.readAll(List.of(BuildFolders.testdata().resolve("lexicon.tsv"))).stream()
            .filter(term -> !term.getKind().equals("risk"))
            .flatMap(term -> term.getForms().stream())
            .map(form -> "\\b" + Pattern.quote(form) + "\\b")
            .toList();
    Pattern own = Pattern.compile(String.join("|", names), Pattern.CASE_INSENSITIVE);

    assertThat(GeneralRisks.terms())
        .allSatisfy(term -> assertThat(LexiconFile.line(term)).doesNotContainPattern(own));
  }
}
