package io.anabranch.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordsEvaluationTest {

  @TempDir Path folder;

  @Test
  void shouldMeasureAsManyKeywordsAsCount() throws IOException {
    Path documents =
        Files.writeString(
            folder.resolve("documents.jsonl"),
            "{\"text\":\"The docking station has a blinking light\","
                + "\"keywords\":[\"docking station\",\"Blinking Lights\"]}\n");

    Path lexicon = Files.writeString(folder.resolve("own.tsv"), "product\tDock\tdocking station\n");

    CommandRun run =
        CommandRun.of(
            folder,
            "evaluate",
            "keywords",
            "--data",
            documents.toString(),
            "--lexicon",
            lexicon.toString(),
            "--json",
            "-",
            "--set",
            "models.directory=" + System.getProperty("anabranch.models"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = new JsonMapper().readTree(run.out());
    assertThat(figures.get("model").asText()).contains("limit15");
    assertThat(figures.at("/f1At/5").asDouble()).isPositive();
    assertThat(figures.at("/f1AtStemmed/15").asDouble())
        .isGreaterThan(figures.at("/f1At/15").asDouble());
  }
}
