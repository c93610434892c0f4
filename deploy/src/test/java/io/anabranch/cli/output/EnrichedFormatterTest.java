package io.anabranch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.context.Terminal;
import io.anabranch.processor.checklists.ChecklistsStage;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.StageError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class EnrichedFormatterTest {

  private static final EnrichedFormatter PLAIN = formatter(new Terminal(true, Ansi.OFF, 40));

  @Test
  void shouldSayEverythingInTwoLines() {
    String text = PLAIN.format(EnrichedRecords.complete("I was charged twice"));

    assertThat(text.lines())
        .containsExactly(
            "chat    negative -0.81  billing 0.93  -> Refund a double charge (0.71)",
            "        I was charged twice");
  }

  @Test
  void shouldCutTextAtTerminalWidth() {
    String text = PLAIN.format(EnrichedRecords.complete("word ".repeat(100)));

    assertThat(text.lines().toList().get(1)).endsWith("…").hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void shouldFlagWhatIsPartialMissingFailedAndSkipped() {
    Enriched enriched = EnrichedRecords.complete("Hello");
    enriched.setStatus(EnrichedStatus.PARTIAL);
    enriched.setRevision(2);
    enriched.setSentiment(null);
    enriched.setMissing(Map.of("sentiment", new StageError(ErrorCause.TIMEOUT, "late")));
    enriched.setFailed(Map.of("pos", new StageError(ErrorCause.TOO_LONG, "long")));
    enriched.setSkipped(Map.of("checklists", new StageError(ErrorCause.UPSTREAM, "pos")));

    String first = PLAIN.format(enriched).lines().toList().get(0);

    assertThat(first)
        .endsWith(
            "PARTIAL  missing: sentiment (TIMEOUT)  failed: pos (TOO_LONG)"
                + "  skipped: checklists (UPSTREAM)  revision 2");
  }

  @Test
  void shouldPrintRecordWithoutAnything() {
    Enriched enriched = EnrichedRecords.complete("");
    enriched.setMessage(null);
    enriched.setSentiment(null);
    enriched.setClassification(null);
    enriched.setChecklists(null);

    assertThat(PLAIN.format(enriched).lines())
        .containsExactly("-       -               -  -> -", "        (not decodable)");
  }

  @Test
  void shouldColourOnlyIfTheTerminalTakesIt() {
    Enriched enriched = EnrichedRecords.complete("Hello @|red not markup|@");
    Terminal colours = new Terminal(true, Ansi.ON, 100);

    assertThat(PLAIN.format(enriched)).doesNotContain("\u001B");
    assertThat(formatter(colours).format(enriched))
        .contains("\u001B[31mnegative -0.81")
        .contains("@|red not markup|@");
  }

  private static EnrichedFormatter formatter(Terminal terminal) {
    return new EnrichedFormatter(
        terminal, List.of(new SentimentStage(), new ClassificationStage(), new ChecklistsStage()));
  }
}
