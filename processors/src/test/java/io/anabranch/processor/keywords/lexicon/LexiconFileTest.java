package io.anabranch.processor.keywords.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.BuildFolders;
import io.anabranch.schema.LexiconTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconFileTest {

  @TempDir private Path directory;

  @Test
  void shouldReadTermsOfSeveralFiles() throws IOException {
    Path products = write("products.tsv", "# ours", "", "product\tX100\tX100| X-100");
    Path risks = write("risks.tsv", "risk\tfire\tfire\tinactive", "risk\tsmoke\tsmoke\t");

    assertThat(LexiconFile.readAll(List.of(products, risks)))
        .containsExactly(
            new LexiconTerm("product", "X100", List.of("X100", "X-100"), true),
            new LexiconTerm("risk", "fire", List.of("fire"), false),
            new LexiconTerm("risk", "smoke", List.of("smoke"), true));
  }

  @Test
  void shouldReadWhatItWrites() throws IOException {
    List<LexiconTerm> terms =
        List.of(
            new LexiconTerm("product", "X 100", List.of("X100", "x-100"), true),
            new LexiconTerm("risk", "fire", List.of("fire"), false));

    Path file = write("all.tsv", terms.stream().map(LexiconFile::line).toArray(String[]::new));

    assertThat(LexiconFile.readAll(List.of(file))).isEqualTo(terms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "product>X100; 2 columns",
        "product>X100>x100>inactive>x101; 5 columns",
        "Product>X100>x100; column 1: kind 'Product'",
        ">X100>x100; column 1: kind ''",
        "product> >x100; column 2: a canonical name is blank",
        "product>X100>; column 3: a form is blank",
        "product>X100>x100||x101; column 3: a form is blank",
        "product>X100>x100>off; column 4: 'off'",
        "a>fire>blaze; columns 1 and 2: the term 'a/fire' is also in",
        "a>heat>heat|Fire; column 3: form 'Fire' of 'a/heat' is also one of 'a/fire'",
      })
  void shouldNamePlaceAndWhatIsAllowed(String line, String problem) throws IOException {
    Path file = write("own.tsv", "a\tfire\tfire", line.replace('>', '\t'));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LexiconFile.readAll(List.of(file)))
        .withMessageContainingAll("own.tsv:2: " + problem, "allowed");
  }

  @Test
  void shouldLetInactiveTermHaveFormOfAnother() throws IOException {
    Path file = write("own.tsv", "risk\tfire\tfire\tinactive", "product\tFire tablet\tfire");

    assertThat(LexiconFile.readAll(List.of(file))).hasSize(2);
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    Path missing = directory.resolve("nowhere.tsv");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LexiconFile.readAll(List.of(missing)))
        .withMessageContainingAll("nowhere.tsv", "no such file");
  }

  @Test
  void shouldReadLexiconOfDemo() {
    assertThat(LexiconFile.readAll(List.of(BuildFolders.testdata().resolve("lexicon.tsv"))))
        .extracting(LexiconTerm::getKind)
        .contains("product", "code", "competitor");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
