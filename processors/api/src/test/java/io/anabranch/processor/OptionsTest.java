package io.anabranch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  private static final Set<String> ALLOWED = Set.of("limit", "threshold", "lexicon");

  @Test
  void shouldReadValues() {
    Options options =
        Options.of(Map.of("limit", " 7 ", "threshold", "0.5", "lexicon", "a.tsv"), ALLOWED);

    assertThat(options.integer("limit", 3, 1, 10)).isEqualTo(7);
    assertThat(options.decimal("threshold", 0.1, 0, 1)).isEqualTo(0.5);
    assertThat(options.text("lexicon")).contains("a.tsv");
  }

  @Test
  void shouldFallBackToDefaults() {
    Options options = Options.of(Map.of(), ALLOWED);

    assertThat(options.integer("limit", 3, 1, 10)).isEqualTo(3);
    assertThat(options.decimal("threshold", 0.1, 0, 1)).isEqualTo(0.1);
    assertThat(options.text("lexicon")).isEmpty();
  }

  @Test
  void shouldNameUnknownKeyAndAllowedOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(Map.of("limits", "7"), ALLOWED))
        .withMessage("option 'limits' is unknown; allowed: lexicon, limit, threshold");
  }

  @Test
  void shouldSayThatNoKeyIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(Map.of("limits", "7"), Set.of()))
        .withMessage("option 'limits' is unknown; allowed: none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "", "ten", "1.5", "99999999999"})
  void shouldRefuseOtherThanWholeNumberInRange(String value) {
    Options options = Options.of(Map.of("limit", value), ALLOWED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.integer("limit", 3, 1, 10))
        .withMessage("option 'limit' is '" + value + "'; allowed: a whole number from 1 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "NaN", "half"})
  void shouldRefuseOtherThanNumberInRange(String value) {
    Options options = Options.of(Map.of("threshold", value), ALLOWED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.decimal("threshold", 0.1, 0, 1))
        .withMessage("option 'threshold' is '" + value + "'; allowed: a number from 0.0 to 1.0");
  }
}
