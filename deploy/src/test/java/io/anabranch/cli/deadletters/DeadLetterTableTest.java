package io.anabranch.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.output.EnrichedRecords;
import io.anabranch.deadletter.DeadLetterEntry;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeadLetterTableTest {

  private static final List<DeadLetterEntry> ENTRIES =
      List.of(
          entry("pos", ErrorCause.TOO_LONG, "the text\u001b[31m is too long"),
          entry("sentiment", ErrorCause.TIMEOUT, "the model gave no answer within ten seconds"));

  @Test
  void shouldCutReasonsToTheWidthOfTheTerminal() {
    assertThat(DeadLetterTable.of(ENTRIES, 110).lines())
        .containsExactly(
            "id                              cause     attempts  failed at             reason",
            "pos-support.messages-2-7        TOO_LONG         1  2026-01-31T12:00:00Z  the text[31m is too long",
            "sentiment-support.messages-2-7  TIMEOUT          1  2026-01-31T12:00:00Z  the model gave no answer within ten…");
  }

  @Test
  void shouldLeaveSomeOfTheReasonOnNarrowTerminals() {
    assertThat(DeadLetterTable.of(ENTRIES, 40).lines().get(2)).endsWith("  the model gave no a…");
  }

  @Test
  void shouldCountByStageAndCause() {
    assertThat(DeadLetterText.describe(ENTRIES))
        .isEqualTo("2 dead letters; by stage: pos 1, sentiment 1; by cause: TIMEOUT 1, TOO_LONG 1");
    assertThat(DeadLetterText.describe(List.of())).isEqualTo("0 dead letters");
    assertThat(DeadLetterText.letters(1)).isEqualTo("1 dead letter");
  }

  private static DeadLetterEntry entry(String stage, ErrorCause cause, String reason) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setSource(EnrichedRecords.SOURCE)
            .setStage(stage)
            .setCause(cause)
            .setReason(reason)
            .setAttempts(1)
            .setFailedAt(EnrichedRecords.TIME.plusMillis(250))
            .setTopic("support.messages")
            .setPartition(2)
            .setOffset(7L)
            .build();
    return new DeadLetterEntry(
        stage + "-support.messages-2-7",
        new TopicPartition("support.dead-letters", 2),
        0,
        letter,
        OptionalInt.of(5));
  }
}
