package io.anabranch.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.control.ControlNote;
import io.anabranch.control.RunningUp;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;

class ConnectionOptionsTest {

  private static final String[] NO_FLAGS = {};

  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void shouldFindClusterOfRunningUp() {
    runningUp("up:9092", "http://up:8081");

    AnabranchConfig config = parse(NO_FLAGS).config();

    assertThat(config.kafka()).containsEntry("bootstrap.servers", "up:9092");
    assertThat(config.registry()).containsEntry("schema.registry.url", "http://up:8081");
  }

  @Test
  void shouldPreferFlagToEnvironmentToFileToRunningUp() throws IOException {
    runningUp("up:9092", "http://up:8081");
    Files.writeString(
        directory.resolve("anabranch.yaml"),
        "kafka:\n  bootstrap.servers: file:9092\nschema.registry.url: http://file:8081\n");
    assertThat(bootstrapServers(NO_FLAGS)).isEqualTo("file:9092");

    environment.put("KAFKA_BOOTSTRAP_SERVERS", "environment:9092");
    assertThat(bootstrapServers(NO_FLAGS)).isEqualTo("environment:9092");

    environment.put("ANABRANCH_KAFKA_BOOTSTRAP_SERVERS", "own-environment:9092");
    assertThat(bootstrapServers(NO_FLAGS)).isEqualTo("own-environment:9092");

    assertThat(bootstrapServers("--set", "kafka.bootstrap.servers=set:9092")).isEqualTo("set:9092");
    assertThat(
            bootstrapServers(
                "--set", "kafka.bootstrap.servers=set:9092", "--bootstrap-server", "flag:9092"))
        .isEqualTo("flag:9092");
  }

  @Test
  void shouldPreferFlagToEnvironmentToFileForOwnKeys() throws IOException {
    runningUp("up:9092", "http://up:8081");
    Path file = Files.writeString(directory.resolve("other.yaml"), "join.timeout: 10s\n");
    assertThat(parse("--config", file.toString()).config().join().timeout())
        .isEqualTo(Duration.ofSeconds(10));

    environment.put("ANABRANCH_JOIN_TIMEOUT", "20s");
    assertThat(parse("--config", file.toString()).config().join().timeout())
        .isEqualTo(Duration.ofSeconds(20));

    assertThat(
            parse("--config", file.toString(), "--set", "join.timeout=30s")
                .config()
                .join()
                .timeout())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shouldTakeRegistryOfEnvironment() {
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "environment:9092");
    environment.put("SCHEMA_REGISTRY_URL", "http://environment:8081");

    assertThat(parse(NO_FLAGS).config().registry())
        .containsEntry("schema.registry.url", "http://environment:8081");
  }

  @Test
  void shouldNotTakeRegistryOfUpForAnotherCluster() {
    runningUp("up:9092", "http://up:8081");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> parse("--bootstrap-server", "other:9092").config())
        .withMessageContaining("--schema-registry-url");
  }

  @Test
  void shouldPassCommandConfigToClients() throws IOException {
    runningUp("up:9092", "http://up:8081");
    Path file =
        Files.writeString(directory.resolve("client.properties"), "security.protocol=SSL\n");

    AnabranchConfig config = parse("--command-config", file.toString()).config();

    assertThat(config.kafka()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void shouldNameCommandConfigThatCannotBeRead() {
    runningUp("up:9092", "http://up:8081");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> parse("--command-config", "missing.properties").config())
        .withMessageContaining("--command-config")
        .withMessageContaining("missing.properties");
  }

  @Test
  void shouldSayWhatToDoWithoutCluster() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> parse(NO_FLAGS).config())
        .withMessageContaining("anabranch up")
        .withMessageContaining("--bootstrap-server");
  }

  private @Nullable String bootstrapServers(String... flags) {
    return parse(flags).config().kafka().get("bootstrap.servers");
  }

  private void runningUp(String bootstrapServers, String schemaRegistryUrl) {
    new RunningUp(
            ProcessHandle.current().pid(),
            bootstrapServers,
            schemaRegistryUrl,
            new ControlNote(
                "cluster", "http://127.0.0.1:9404", "0123456789abcdef", "/anabranch.yaml"))
        .write(upFile());
  }

  private Path upFile() {
    return directory.resolve("runtime").resolve("up.json");
  }

  private ConnectionOptions parse(String... flags) {
    Holder holder =
        new Holder(
            new CliContext(
                environment,
                directory,
                upFile(),
                new Terminal(false, Ansi.OFF, 100),
                InputStream.nullInputStream(),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter())));
    new CommandLine(holder).parseArgs(flags);
    return holder.options;
  }

  @Command
  private static final class Holder {
    @Mixin final ConnectionOptions options;

    Holder(CliContext context) {
      options = new ConnectionOptions(context);
    }
  }
}
