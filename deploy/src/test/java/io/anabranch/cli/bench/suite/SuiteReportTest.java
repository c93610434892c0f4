package io.anabranch.cli.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.rounds.Machine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteReportTest {

  private static final List<Figure> FIGURES =
      List.of(
          Target.atMost(16_000, "written.bytes", "bytes a message", "bytes").measured(17_000),
          Target.atLeast(0.8, "overhead.ratio", "ratio", "").measured(0.85, 0.8, 0.9),
          Target.of("start.seconds", "start", "s").measured(12.34),
          Target.atLeast(4, "peers.httpChain.ratio", "to HTTP", "").notMeasured("no folder|peers"));

  private static final SuiteReport REPORT =
      new SuiteReport(
          new Machine(2, 25, "AMD EPYC", "17"),
          "anabranch bench --suite",
          LocalDate.of(2026, 11, 30),
          new Suite.Result(
              FIGURES,
              List.of(new Breakdown("By thread", List.of("models"), Map.of("join", List.of(0.5)))),
              List.of()));

  @Test
  void shouldGiveOneRowForEachFigure() {
    assertThat(REPORT.markdown())
        .contains(
            "Written by `anabranch bench --suite` on 2026-11-30: 2 cores of AMD EPYC, 25 GB, Java"
                + " 17.\n")
        .contains(
            "| bytes a message | `written.bytes` | 17,000 bytes | at most 16,000 | **no** |\n")
        .contains("| ratio | `overhead.ratio` | 0.85 (0.80 to 0.90) | at least 0.80 | yes |\n")
        .contains("| start | `start.seconds` | 12.3 s |  |  |\n")
        .contains(
            "| `peers.httpChain.ratio` | not measured: no folder\\|peers | at least 4.00 |  |\n")
        .contains("## By thread\n\n| | models |\n| --- | ---: |\n| join | 0.50 |\n");
  }

  @Test
  void shouldGiveTheSameAsJson() {
    JsonNode json = SuiteJson.of(REPORT);

    JsonNode ratio = json.get("figures").get("overhead.ratio");
    assertThat(ratio.get("median").asDouble()).isEqualTo(0.85);
    assertThat(ratio.get("low").asDouble()).isEqualTo(0.8);
    assertThat(ratio.get("high").asDouble()).isEqualTo(0.9);
    assertThat(ratio.get("atLeast").asDouble()).isEqualTo(0.8);
    assertThat(ratio.get("met").asBoolean()).isTrue();
    JsonNode peers = json.get("figures").get("peers.httpChain.ratio");
    assertThat(peers.get("notMeasured").asText()).isEqualTo("no folder|peers");
    assertThat(peers.has("median")).isFalse();
    assertThat(peers.has("met")).isFalse();
    assertThat(json.at("/breakdowns/By thread/join/models").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
  }
}
