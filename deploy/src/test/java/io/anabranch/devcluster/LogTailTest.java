package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void shouldShowTheLastLinesAndTheFile() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("kafka.log"),
            IntStream.rangeClosed(1, 20)
                .mapToObj(n -> "line " + n)
                .collect(Collectors.joining("\n")));

    assertThat(LogTail.of(log))
        .startsWith("The last lines of " + log + ":\n  line 6\n")
        .endsWith("  line 20");
  }

  @Test
  void shouldSayThatTheLogIsEmpty() throws IOException {
    Path log = Files.createFile(folder.resolve("kafka.log"));

    assertThat(LogTail.of(log)).isEqualTo("Its log " + log + " is empty.");
  }

  @Test
  void shouldSayThatThereIsNoLog() {
    Path log = folder.resolve("kafka.log");

    assertThat(LogTail.of(log)).isEqualTo("Its log " + log + " cannot be read.");
  }
}
