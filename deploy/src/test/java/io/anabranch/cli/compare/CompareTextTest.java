package io.anabranch.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.client.MessageId;
import io.anabranch.compare.Agreement;
import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.ComparisonReport.Side;
import io.anabranch.compare.ComparisonResult;
import io.anabranch.comparison.Change;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompareTextTest {

  private static final MessageId ID = new MessageId("support.messages", 3, 42, 7);

  @Test
  void shouldShowCountsAgreementAndMoves() {
    String text = CompareText.of(result(Map.of()), OptionalDouble.of(83.14));

    assertThat(text)
        .contains("messages 1,003   compared 1,000   only live 2   only candidate 1   neither 0")
        .contains("agreement 0.912 (0.893 to 0.928, 95 %): 912 of 1,000 have the same label")
        .contains("labelSetsChanged 0.120")
        .contains("complaint -> refund_return     88\n")
        .contains("support.messages-3-42-7  complaint -> refund_return");
    assertThat(text.lines().filter(line -> line.startsWith("live")))
        .containsExactly("live       linear:1                             0        83.1");
    assertThat(text.lines().filter(line -> line.startsWith("candidate")))
        .containsExactly("candidate  linear:2 (1,000), linear:3 (3)       2       120.0");
  }

  @Test
  void shouldShowTextInOneLineOnlyIfItHasIt() {
    ComparisonResult shown = result(Map.of(ID, "I want my\nmoney back"));

    assertThat(CompareText.of(shown, OptionalDouble.empty())).contains("    I want my money back");
    assertThat(CompareJson.of(shown, OptionalDouble.empty()).toString())
        .contains("\"text\":\"I want my\\nmoney back\"");
    assertThat(CompareJson.of(result(Map.of()), OptionalDouble.empty()).toString())
        .doesNotContain("\"text\"");
  }

  @Test
  void shouldGiveProgramsTheSameFigures() {
    ObjectNode json =
        (ObjectNode) CompareJson.of(result(Map.of()), OptionalDouble.empty()).get("result");

    assertThat(json.get("compared").asLong()).isEqualTo(1000);
    assertThat(json.get("changed").asLong()).isEqualTo(88);
    assertThat(json.get("agreement").asDouble()).isEqualTo(0.912);
    assertThat(json.at("/moves/0/from").asText()).isEqualTo("complaint");
    assertThat(json.at("/moves/0/count").asLong()).isEqualTo(88);
    assertThat(json.at("/figures/labelSetsChanged").asDouble()).isEqualTo(0.12);
    assertThat(json.at("/figures/unknown").isNull()).isTrue();
    assertThat(json.at("/live/messagesPerSecond").isNull()).isTrue();
    assertThat(json.at("/candidate/models/linear:2").asLong()).isEqualTo(1000);
    assertThat(json.at("/examples/0/id").asText()).isEqualTo("support.messages-3-42-7");
  }

  private static ComparisonResult result(Map<MessageId, String> texts) {
    return new ComparisonResult(
        new ComparisonReport(
            1000,
            2,
            1,
            0,
            new Side(0, Map.of("linear:1", 1003L)),
            new Side(2, new TreeMap<>(Map.of("linear:2", 1000L, "linear:3", 3L))),
            "the same label",
            new Agreement(912, 1000),
            Map.of("labelSetsChanged", 0.12, "unknown", Double.NaN),
            List.of(new Change("complaint", "refund_return", 88)),
            List.of(new Example(ID, "complaint -> refund_return"))),
        120,
        Duration.ofSeconds(9),
        texts,
        Optional.empty());
  }
}
