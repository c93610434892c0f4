package io.anabranch.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "@2026-01-31T12:00:00Z",
        "2026-01-31T13:00:00+01:00",
        "1769860800000",
        "@1769860800000"
      })
  void shouldReadEveryForm(String text) {
    assertThat(Instants.parse(text)).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "yesterday", "2026-01-31", "-5", "@@1", "1.5"})
  void shouldSayWhatIsAllowed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Instants.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("2026-01-31T12:00:00Z");
  }
}
