package io.anabranch.cli.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cheapest benchmark of the suite. Whether its figures are good is not tested. */
class SuiteIT {

  @TempDir private Path directory;

  @Test
  void shouldMeasureWhatIsWrittenAndWriteIt() throws Exception {
    Path page = directory.resolve("docs").resolve("benchmarks.md");
    Path json = directory.resolve("figures.json");

    CommandRun run =
        CommandRun.of(
            directory,
            "bench",
            "--suite",
            "--only",
            "written",
            "--messages",
            "40",
            "--rounds",
            "1",
            "--write",
            page.toString(),
            "--json",
            json.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(page).content().contains("`written.records`", "`written.bytes`");
    JsonNode figures = new JsonMapper().readTree(Files.readString(json)).get("figures");
    assertThat(figures.at("/written.records/median").asDouble()).isBetween(9.0, 60.0);
    assertThat(figures.at("/written.bytes/median").asDouble()).isGreaterThan(1_000);
    assertThat(run.err()).contains("round 1:");
  }
}
