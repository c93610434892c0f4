package io.anabranch.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileChangeTest {

  private static final String BEFORE = "# ours\nstages:\n  pos.threads: 2\n";
  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of("stages.sentiment.model", "/new", "stages.sentiment.implementation", "linear"));

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = directory.resolve("anabranch.yaml");
  }

  @Test
  void shouldChangeNothingBeforeItIsWritten() throws Exception {
    Files.writeString(file, BEFORE);

    ConfigFileChange change = ConfigFileChange.of(file, SETTINGS);

    assertThat(change.diff())
        .containsExactly("+   sentiment.implementation: linear", "+   sentiment.model: /new");
    assertThat(file).hasContent(BEFORE);
  }

  @Test
  void shouldWriteTheFileAndKeepTheOneBeforeWithItsPermissions() throws Exception {
    Files.writeString(file, BEFORE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    ConfigFileChange change = ConfigFileChange.of(file, SETTINGS);

    change.write();

    assertThat(file)
        .hasContent(BEFORE + "  sentiment.implementation: linear\n  sentiment.model: /new\n");
    assertThat(change.backup()).isEqualTo(directory.resolve("anabranch.yaml.bak"));
    assertThat(change.backup()).hasContent(BEFORE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactlyInAnyOrder("anabranch.yaml", "anabranch.yaml.bak");
  }

  @Test
  void shouldPutTheFileBack() throws Exception {
    Files.writeString(file, BEFORE);
    ConfigFileChange change = ConfigFileChange.of(file, SETTINGS);
    change.write();

    change.undo();

    assertThat(file).hasContent(BEFORE);
  }

  @Test
  void shouldMakeAndRemoveAFileThatWasNotThere() {
    ConfigFileChange change = ConfigFileChange.of(file, Map.of("stages.pos.threads", "2"));

    change.write();

    assertThat(file).hasContent("stages.pos.threads: 2\n");
    assertThat(change.backup()).doesNotExist();
    change.undo();
    assertThat(file).doesNotExist();
  }

  @Test
  void shouldWriteTheTargetOfALink() throws Exception {
    Path target = Files.writeString(directory.resolve("shared.yaml"), BEFORE);
    Files.createSymbolicLink(file, target);

    ConfigFileChange.of(file, SETTINGS).write();

    assertThat(file).isSymbolicLink();
    assertThat(target).content().contains("sentiment.model: /new");
  }

  @Test
  void shouldNameAFileThatIsNoConfiguration() throws Exception {
    Files.writeString(file, "- a list\n");

    assertThatThrownBy(() -> ConfigFileChange.of(file, SETTINGS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("anabranch.yaml");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
