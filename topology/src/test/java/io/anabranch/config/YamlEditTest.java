package io.anabranch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlEditTest {

  private static final Path FILE = Path.of("anabranch.yaml");
  private static final String KEY = "stages.sentiment.model";

  @Test
  void shouldReplaceOnlyTheValue() {
    assertThat(
            set(
                """
                # ours
                topics: {prefix: demo.}

                stages:
                  # the one that Ada trained
                  sentiment:
                    model: /old/model   # since May
                    threads: 2
                join.timeout: 30s # last
                """))
        .isEqualTo(
            """
            # ours
            topics: {prefix: demo.}

            stages:
              # the one that Ada trained
              sentiment:
                model: /new/model   # since May
                threads: 2
            join.timeout: 30s # last
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stages.sentiment.model: X\n",
        "stages:\n  sentiment.model: X\n",
        "stages.sentiment:\n    model: X",
        "stages: {sentiment: {model: X, threads: 2}}\n",
        "stages:\n  sentiment: {threads: 2, \"model\": 'X'}\n",
        "{stages: {sentiment.model: \"X\"}}",
        "---\nstages:\n  sentiment:\n    model: X\n",
        "# \uD83D\uDE00 \uD83D\uDE00\nstages:\n  sentiment: {model: X} # \uD83D\uDE00\n",
      })
  void shouldReplaceTheValueWhereverItIs(String text) {
    assertThat(set(text.replace("X", "/old/model")))
        .isEqualTo(text.replaceAll("'X'|\"X\"", "X").replace("X", "/new/model"));
  }

  @Test
  void shouldFillEmptyValue() {
    assertThat(set("stages:\n  sentiment:\n    model:\n    threads: 2\n"))
        .isEqualTo("stages:\n  sentiment:\n    model: /new/model\n    threads: 2\n");
  }

  @Test
  void shouldAddToTheInnermostMapping() {
    assertThat(
            set(
                """
                stages:
                  sentiment:
                    # as many as cores
                    threads: 2 # two

                  pos:
                    enabled: true
                """))
        .isEqualTo(
            """
            stages:
              sentiment:
                # as many as cores
                threads: 2 # two
                model: /new/model

              pos:
                enabled: true
            """);
  }

  @Test
  void shouldAddToTheMappingOfStages() {
    assertThat(set("stages:\n  pos: {threads: 2}\njoin:\n  timeout: 1s\n"))
        .isEqualTo(
            "stages:\n  pos: {threads: 2}\n  sentiment.model: /new/model\njoin:\n  timeout: 1s\n");
  }

  @Test
  void shouldAddToMappingWithBraces() {
    assertThat(set("stages: {sentiment: {threads: 2}}\n"))
        .isEqualTo("stages: {sentiment: {model: /new/model, threads: 2}}\n");
    assertThat(set("stages: {sentiment: {}}\n"))
        .isEqualTo("stages: {sentiment: {model: /new/model}}\n");
  }

  @Test
  void shouldAddToFileWithoutStages() {
    assertThat(set("join:\n  timeout: 1s"))
        .isEqualTo("join:\n  timeout: 1s\n" + KEY + ": /new/model\n");
    assertThat(set("")).isEqualTo(KEY + ": /new/model\n");
    assertThat(set("# nothing yet\n")).isEqualTo("# nothing yet\n" + KEY + ": /new/model\n");
  }

  @Test
  void shouldAddAfterTextOfSeveralLines() {
    assertThat(set("kafka:\n  sasl.jaas.config: |\n    one\n    two\n"))
        .isEqualTo("kafka:\n  sasl.jaas.config: |\n    one\n    two\n" + KEY + ": /new/model\n");
  }

  @Test
  void shouldKeepLineEndings() {
    assertThat(set("stages:\r\n  sentiment:\r\n    threads: 2\r\nbatch.size: 1\r\n"))
        .isEqualTo(
            "stages:\r\n  sentiment:\r\n    threads: 2\r\n    model: /new/model\r\nbatch.size: 1\r\n");
  }

  @Test
  void shouldQuoteWhatYamlWouldTakeForSomethingElse() {
    String odd = "C:\\Ada's models: #1, {2}";

    String edited = YamlEdit.set("batch.size: 1\n", KEY, odd, FILE);

    assertThat(new ConfigSources().yaml(edited, FILE).values()).containsEntry(KEY, odd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- a list\n",
        "stages: [not, a, mapping\n",
        "stages: &all {sentiment: &one {threads: 2}, pos: *one}\n",
      })
  void shouldRefuseWhatItCannotEditAndNameTheFile(String text) {
    assertThatThrownBy(() -> set(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("anabranch.yaml");
  }

  private static String set(String text) {
    return YamlEdit.set(text, KEY, "/new/model", FILE);
  }
}
