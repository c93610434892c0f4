package io.anabranch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSourcesTest {

  @TempDir private Path folder;

  @Test
  void shouldPreferFlagsOverEnvironmentOverFile() {
    Path file = file("join: {timeout: 1s, retention: 1d}\nbatch.size: 1\n");
    assertThat(
            new ConfigSources()
                .file(file)
                .environment(
                    Map.of("ANABRANCH_JOIN_TIMEOUT", "2s", "ANABRANCH_JOIN_RETENTION", "2d"))
                .flags(Map.of("join.timeout", "3s"))
                .values())
        .isEqualTo(Map.of("join.timeout", "3s", "join.retention", "2d", "batch.size", "1"));
  }

  @Test
  void shouldReadNestedAndDottedKeys() {
    assertThat(
            values(
                """
                topics:
                  prefix: demo.
                  partitions: 3
                stages:
                  sentiment.implementation: linear
                  pos:
                    enabled: false
                kafka.bootstrap.servers: 127.0.0.1:9092
                kafka:
                  producer.linger.ms: 5
                """))
        .isEqualTo(
            Map.of(
                "topics.prefix", "demo.",
                "topics.partitions", "3",
                "stages.sentiment.implementation", "linear",
                "stages.pos.enabled", "false",
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "kafka.producer.linger.ms", "5"));
  }

  @Test
  void shouldJoinListsWithCommas() {
    assertThat(values("join:\n  expects: [pos, sentiment]\n  include: []\n"))
        .isEqualTo(Map.of("join.expects", "pos,sentiment", "join.include", ""));
  }

  @Test
  void shouldLeaveOutKeysWithoutValue() {
    assertThat(values("join:\n  timeout:\nstages:\n")).isEmpty();
  }

  @Test
  void shouldKeepTextInQuotesAsItIs() {
    assertThat(values("topics: {prefix: \"0123\"}")).containsEntry("topics.prefix", "0123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "---\n"})
  void shouldReadAnEmptyFile(String yaml) {
    assertThat(values(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"join: [", "a: b: c", "\tjoin: 1", "join:\n  timeout: 1s\n bad: 2"})
  void shouldRefuseBadYaml(String yaml) {
    Path file = file(yaml);
    assertThatThrownBy(() -> new ConfigSources().file(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void shouldNotQuoteALineThatMayHoldASecret() {
    Path file = file("kafka:\n  ssl.keystore.password: @hunter2\n");
    assertThatThrownBy(() -> new ConfigSources().file(file))
        .hasMessage(file + ": not valid YAML: see line 2");
  }

  @Test
  void shouldRefuseAKeyThatIsSetTwice() {
    Path file = file("batch.size: 1\nbatch.size: 2\n");
    assertThatThrownBy(() -> new ConfigSources().file(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("batch.size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b\n", "text", "7"})
  void shouldRefuseAFileThatIsNoMapping(String yaml) {
    Path file = file(yaml);
    assertThatThrownBy(() -> new ConfigSources().file(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("expected a mapping");
  }

  @Test
  void shouldRefuseAListOfAnythingButValues() {
    Path file = file("join:\n  expects: [{pos: true}]\n");
    assertThatThrownBy(() -> new ConfigSources().file(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("join.expects")
        .hasMessageContaining("expected a list of values");
  }

  @Test
  void shouldRefuseAFileThatIsMissing() {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> new ConfigSources().file(missing))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("cannot be read");
  }

  @Test
  void shouldMapEnvironmentVariables() {
    assertThat(
            environment(
                Map.of(
                    "ANABRANCH_JOIN_TIMEOUT", "2s",
                    "ANABRANCH_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092",
                    "ANABRANCH_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081",
                    "ANABRANCH_STAGES_MY__STAGE_ENABLED", "false")))
        .isEqualTo(
            Map.of(
                "join.timeout", "2s",
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "schema.registry.url", "http://127.0.0.1:8081",
                "stages.my-stage.enabled", "false"));
  }

  @Test
  void shouldLeaveOtherVariablesAlone() {
    assertThat(
            environment(
                Map.of(
                    "PATH", "/bin",
                    "ANABRANCH", "x",
                    "ANABRANCH_OPTS", "x",
                    "ANABRANCH_LOG_LEVEL", "INFO",
                    "ANABRANCH_", "x")))
        .isEmpty();
  }

  private Map<String, String> values(String yaml) {
    return new ConfigSources().file(file(yaml)).values();
  }

  private static Map<String, String> environment(Map<String, String> variables) {
    return new ConfigSources().environment(variables).values();
  }

  private Path file(String yaml) {
    try {
      return Files.writeString(folder.resolve("anabranch.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
