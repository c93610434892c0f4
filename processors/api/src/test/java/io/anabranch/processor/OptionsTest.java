package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  enum Shape {
    ROUND,
    HALF_ROUND
  }

  record Inner(
      @Option(doc = "Whether it is.", standard = "false") boolean isThere,
      @Option(doc = "A shape.") Optional<Shape> shape) {}

  record Chosen(
      @Option(doc = "A limit.", standard = "3", least = 1, most = 10) int limit,
      @Option(doc = "A threshold.", standard = "0.1", least = 0, most = 1) double threshold,
      @Option(doc = "A file.") Optional<Path> lexiconFile,
      Inner inner) {

    Chosen {
      if (limit == 10 && inner.isThere()) {
        throw new IllegalArgumentException("option 'limit' is '10'; allowed: less if it is there");
      }
    }
  }

  @Test
  void shouldReadValues() {
    Chosen chosen =
        Options.read(
            Chosen.class,
            Map.of(
                "limit", " 7 ",
                "threshold", "0.5",
                "lexicon-file", "a.tsv",
                "is-there", "true",
                "shape", "Half-Round"));

    assertThat(chosen)
        .isEqualTo(
            new Chosen(
                7,
                0.5,
                Optional.of(Path.of("a.tsv")),
                new Inner(true, Optional.of(Shape.HALF_ROUND))));
  }

  @Test
  void shouldFallBackToDefaults() {
    assertThat(Options.read(Chosen.class, Map.of()))
        .isEqualTo(new Chosen(3, 0.1, Optional.empty(), new Inner(false, Optional.empty())));
  }

  @Test
  void shouldNameUnknownKeyTheNearestAndAllowedOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("limits", "7")))
        .withMessage(
            "option 'limits' is unknown; did you mean 'limit'? allowed: is-there, lexicon-file,"
                + " limit, shape, threshold");
  }

  @Test
  void shouldNotGuessWhatIsFarFromEveryKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("temperature", "7")))
        .withMessageStartingWith("option 'temperature' is unknown; allowed: is-there,");
  }

  @Test
  void shouldSayThatNoKeyIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(NoOptions.class, Map.of("limits", "7")))
        .withMessage("option 'limits' is unknown; allowed: none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "", "ten", "1.5", "99999999999"})
  void shouldRefuseOtherThanWholeNumberInRange(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("limit", value)))
        .withMessage("option 'limit' is '" + value + "'; allowed: a whole number from 1 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "NaN", "half"})
  void shouldRefuseOtherThanNumberInRange(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("threshold", value)))
        .withMessage("option 'threshold' is '" + value + "'; allowed: a number from 0.0 to 1.0");
  }

  @Test
  void shouldRefuseOtherThanKnownWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("shape", "square")))
        .withMessage("option 'shape' is 'square'; allowed: round, half-round");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("is-there", "yes")))
        .withMessage("option 'is-there' is 'yes'; allowed: true, false");
  }

  @Test
  void shouldHearWhatTheRecordItselfRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Chosen.class, Map.of("limit", "10", "is-there", "true")))
        .withMessage("option 'limit' is '10'; allowed: less if it is there");
  }

  @Test
  void shouldDescribeWhatThereIsToConfigure() {
    assertThat(Options.describe(Chosen.class))
        .startsWith(
            new OptionDescription(
                "limit", Optional.of("3"), "a whole number from 1 to 10", "A limit."))
        .extracting(OptionDescription::key)
        .containsExactly("limit", "threshold", "lexicon-file", "is-there", "shape");
  }

  record Several(
      @Option(doc = "Files.", keys = "LANG") Map<String, Path> fileFor,
      @Option(doc = "Limits.", keys = "NAME", least = 1, most = 10) Map<String, Integer> limits) {}

  @Test
  void shouldReadMapsUnderTheirPrefix() {
    assertThat(
            Options.read(
                Several.class,
                Map.of("file-for.de", " a.tsv ", "file-for.fr", "b", "limits.x", "3")))
        .isEqualTo(new Several(Map.of("de", Path.of("a.tsv"), "fr", Path.of("b")), Map.of("x", 3)));
    assertThat(Options.read(Several.class, Map.of())).isEqualTo(new Several(Map.of(), Map.of()));
  }

  @Test
  void shouldDescribeMapsByWhatTheirKeysAre() {
    assertThat(Options.describe(Several.class))
        .first()
        .isEqualTo(new OptionDescription("file-for.LANG", Optional.empty(), "a path", "Files."));
    assertThat(Options.has(Several.class, "file-for.de")).isTrue();
    assertThat(Options.has(Several.class, "file-for.")).isFalse();
    assertThat(Options.has(Several.class, "file-for")).isFalse();
  }

  @Test
  void shouldNameElementThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Several.class, Map.of("limits.x", "11")))
        .withMessage("option 'limits.x' is '11'; allowed: a whole number from 1 to 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Several.class, Map.of("file-for", "a")))
        .withMessageStartingWith("option 'file-for' is unknown; did you mean 'file-for.LANG'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.read(Several.class, Map.of("file-for.de", " ")))
        .withMessage("option 'file-for.de' is blank; allowed: a path");
  }
}
