package io.anabranch.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.cli.CommandRun;
import io.anabranch.stage.StageCatalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesCommandTest {

  @TempDir Path folder;

  @Test
  void shouldDescribeEveryStageInTheOrderOfRecords() throws Exception {
    CommandRun run = CommandRun.of(folder, "stages", "--format", "json");

    List<String> names = run.json().stream().map(node -> node.get("name").asText()).toList();
    assertThat(names).isEqualTo(StageCatalog.load().names()).contains("pos", "embedding");
  }

  @Test
  void shouldDescribeOptions() throws Exception {
    CommandRun run = CommandRun.of(folder, "stages", "checklists", "--format", "json");

    JsonNode option = new JsonMapper().readTree(run.out()).at("/implementations/0/options/0");
    assertThat(option.get("key").asText()).isEqualTo("limit");
    assertThat(option.get("default").asText()).isEqualTo("3");
    assertThat(option.get("allowed").asText()).isEqualTo("a whole number from 1 to 100");
    assertThat(option.get("doc").asText()).isEqualTo("Most matches of a message.");
  }

  @Test
  void shouldDescribeForPeople() {
    CommandRun run = CommandRun.of(folder, "stages", "sentiment", "--format", "pretty");

    assertThat(run.out())
        .startsWith("sentiment: Says how the writer feels")
        .contains(
            "linear (default), needs messages, and uses embedding, pos if there, knows de, en",
            "models.LANG")
        .containsPattern("neutral-margin +0 +a number from 0.0 to 0.9");
  }

  @Test
  void shouldGuessWhichStageWasMeant() {
    CommandRun run = CommandRun.of(folder, "stages", "sentimant");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no stage 'sentimant'; did you mean 'sentiment'?");
  }
}
