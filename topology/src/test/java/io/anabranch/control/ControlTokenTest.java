package io.anabranch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTokenTest {

  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path directory;

  @Test
  void shouldBeAnotherOneEachTime() {
    assertThat(ControlToken.random()).isNotEqualTo(ControlToken.random());
    assertThat(ControlToken.random().value()).hasSizeGreaterThanOrEqualTo(43);
  }

  @Test
  void shouldShowItselfToNobody() {
    assertThat(new ControlToken(SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void shouldPreferEnvironmentToFile() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "from-the-file-0123456789\n");
    Map<String, String> environment = Map.of("ANABRANCH_CONTROL_TOKEN", SECRET);

    assertThat(ControlToken.given(environment, Optional.of(file)))
        .contains(new ControlToken(SECRET));
    assertThat(ControlToken.given(Map.of(), Optional.of(file)))
        .contains(new ControlToken("from-the-file-0123456789"));
    assertThat(ControlToken.given(Map.of(), Optional.empty())).isEmpty();
  }

  @Test
  void shouldNameFileThatCannotBeRead() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> ControlToken.given(Map.of(), Optional.of(missing)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("control.token.file")
        .hasMessageContaining(missing.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "0123456789 abcdef", "0123456789abcdef\n", "ä123456789abcdef"})
  void shouldRefuseWhatIsTooShortOrNoHeaderCanCarryWithoutShowingIt(String value) {
    assertThatThrownBy(() -> new ControlToken(value))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("at least 16")
        .satisfies(
            e -> {
              if (!value.isEmpty()) {
                assertThat(e.getMessage()).doesNotContain(value);
              }
            });
  }
}
