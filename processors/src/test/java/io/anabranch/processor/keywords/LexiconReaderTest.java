package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.anabranch.processor.BuildFolders;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconReaderTest {

  @Test
  void shouldFindLongestTerm(@TempDir Path directory) throws IOException {
    Lexicon lexicon =
        read(
            directory, "# comment", "", "a\tdoor\tdoor", "b\tdoor sensor\tdoor sensor|door-sensor");

    assertThat(find(lexicon, "door sensor door  SENSOR door-sensor door"))
        .containsExactly("door sensor", "door sensor", "door sensor", "door");
  }

  @Test
  void shouldFallBackToShorterTerm(@TempDir Path directory) throws IOException {
    Lexicon lexicon = read(directory, "a\tfire\tfire", "b\talarm call\tfire alarm call out");

    assertThat(find(lexicon, "fire alarm call")).containsExactly("fire");
  }

  @Test
  void shouldPreferLongestOfOverlappingTerms(@TempDir Path directory) throws IOException {
    Lexicon lexicon = read(directory, "a\tdoor\tfront door", "b\tsensor\tdoor sensor battery");

    assertThat(find(lexicon, "front door sensor battery, front door sensor"))
        .containsExactly("sensor", "door");
  }

  @ParameterizedTest
  @CsvSource({"fires, 0", "bonfire, 0", "#fire, 1", "fire!, 1", "FIRE, 1"})
  void shouldFindWholeTokens(String text, int count, @TempDir Path directory) throws IOException {
    assertThat(find(read(directory, "a\tfire\tfire"), text)).hasSize(count);
  }

  @Test
  void shouldNotMindShapeOfApostrophe(@TempDir Path directory) throws IOException {
    assertThat(find(read(directory, "a\tnot\tdon't want"), "I don\u2019t want"))
        .containsExactly("not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "product\tX100",
        "product\tX100\tx100\tx101",
        "Product\tX100\tx100",
        "\tX100\tx100",
        "product\t \tx100",
        "product\tX100\t",
        "product\tX100\tx100||x101",
      })
  void shouldNameBadLineAndWhatIsAllowed(String line, @TempDir Path directory) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(directory, "a\tfire\tfire", line))
        .withMessageContainingAll("lexicon.tsv, line 2", "allowed");
  }

  @Test
  void shouldRefuseFormOfTwoTerms(@TempDir Path directory) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(directory, "a\tfire\tfire|flames", "a\theat\theat|Flames"))
        .withMessageContainingAll("line 2", "'Flames'", "'fire'", "one term a form");
  }

  @Test
  void shouldReadShippedLexicon() {
    Path shipped = BuildFolders.testdata().resolve("lexicon.tsv");

    assertThatNoException().isThrownBy(() -> LexiconReader.read(shipped));
  }

  private static Lexicon read(Path directory, String... lines) throws IOException {
    return LexiconReader.read(Files.write(directory.resolve("lexicon.tsv"), List.of(lines)));
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
