package io.anabranch.cli.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconCommandTest {

  @TempDir private Path directory;

  @Test
  void shouldListGeneralRisksWithoutCluster() {
    CommandRun run = CommandRun.of(directory, "lexicon", "list", "--general", "--tsv");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSizeGreaterThan(40)
        .allMatch(line -> line.startsWith("risk\t"));
  }

  @Test
  void shouldLoadNothingOfFileWithoutTerms() throws IOException {
    Path file = Files.writeString(directory.resolve("empty.tsv"), "# nothing\n");

    CommandRun run = CommandRun.of(directory, "lexicon", "load", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("anabranch: the files hold nothing to load");
  }
}
