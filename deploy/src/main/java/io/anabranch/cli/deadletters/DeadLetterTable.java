package io.anabranch.cli.deadletters;

import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Table;
import io.anabranch.deadletter.DeadLetterEntry;
import io.anabranch.schema.DeadLetter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Dead letters in aligned columns, for people. */
final class DeadLetterTable {

  private static final String[] FACTS = {"id", "cause", ">attempts", "failed at"};
  private static final int GAP = 2;
  private static final int SHORTEST_REASON = 20;

  private DeadLetterTable() {}

  /** A row a letter; the reason is cut to what is left of the width. */
  static Table of(List<DeadLetterEntry> entries, int width) {
    Table facts = new Table(FACTS);
    entries.forEach(entry -> facts.row(facts(entry)));
    int used = facts.lines().stream().mapToInt(String::length).max().orElse(0) + GAP;
    int left = Math.max(SHORTEST_REASON, width - used);
    Table table = new Table(FACTS[0], FACTS[1], FACTS[2], FACTS[3], "reason");
    for (DeadLetterEntry entry : entries) {
      String[] row = facts(entry);
      String reason = DisplayText.clean(entry.letter().getReason());
      table.row(row[0], row[1], row[2], row[3], DisplayText.truncate(reason, left));
    }
    return table;
  }

  private static String[] facts(DeadLetterEntry entry) {
    DeadLetter letter = entry.letter();
    return new String[] {
      DisplayText.clean(entry.id()),
      letter.getCause().name(),
      Integer.toString(letter.getAttempts()),
      letter.getFailedAt().truncatedTo(ChronoUnit.SECONDS).toString()
    };
  }
}
