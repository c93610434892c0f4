package io.anabranch.cli.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final String TOPIC = "support.messages";

  @TempDir private Path directory;

  @Test
  void shouldRememberHowFarAnImportWasUntilItIsDone() throws Exception {
    Path file = Files.writeString(directory.resolve("a.csv"), "text\na\n");

    checkpoint(file).reach(12);
    checkpoint(file).reach(34);

    assertThat(checkpoint(file).rows()).contains(34L);
    assertThat(Checkpoint.of(directory, "other.messages", Optional.of(file)).rows()).isEmpty();
    checkpoint(file).finish();
    assertThat(checkpoint(file).exists()).isFalse();
    assertThat(checkpoint(file).rows()).isEmpty();
  }

  @Test
  void shouldRefuseAFileThatHasChanged() throws Exception {
    Path file = Files.writeString(directory.resolve("a.csv"), "text\na\n");
    checkpoint(file).reach(1);
    Files.writeString(file, "text\nb\nc\n");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> checkpoint(file).rows())
        .withMessageContaining("--resume")
        .withMessageContaining("has changed");
  }

  @Test
  void shouldKeepNothingOfStandardInput() {
    Checkpoint none = Checkpoint.of(directory, TOPIC, Optional.empty());

    none.reach(7);

    assertThat(none.exists()).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  private Checkpoint checkpoint(Path file) {
    return Checkpoint.of(directory, TOPIC, Optional.of(file));
  }
}
