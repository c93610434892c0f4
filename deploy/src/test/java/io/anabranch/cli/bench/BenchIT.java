package io.anabranch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a short benchmark of everything real. Whether they are good is not tested. */
class BenchIT {

  @TempDir private Path directory;

  @Test
  void shouldMeasureModelsAndPipelineAndSayWhatARateAsksFor() throws Exception {
    CommandRun run =
        CommandRun.of(
            directory,
            "bench",
            "--messages",
            "40",
            "--rounds",
            "1",
            "--target",
            "1000/s",
            "--format",
            "json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode report = run.json().get(0);
    assertThat(report.at("/direct/cpuMillis").asDouble()).isPositive();
    assertThat(report.at("/pipeline/cpuMillis").asDouble())
        .isGreaterThan(report.at("/direct/cpuMillis").asDouble());
    assertThat(report.at("/overhead/ratio").asDouble()).isBetween(0.0, 1.0);
    for (String stage : new String[] {"content", "pos", "embedding", "sentiment", "join"}) {
      assertThat(report.at("/cpuMillis/" + stage + "/streams").asDouble()).as(stage).isPositive();
    }
    assertThat(report.at("/cpuMillis/embedding/models").asDouble()).isPositive();
    assertThat(report.at("/cpuMillis/broker").asDouble()).isPositive();
    assertThat(report.at("/target/threads/embedding").asInt()).isGreaterThan(1);
    assertThat(report.at("/target/cores").asDouble()).isGreaterThan(1);
    assertThat(run.err()).contains("round 1: called directly");
  }
}
