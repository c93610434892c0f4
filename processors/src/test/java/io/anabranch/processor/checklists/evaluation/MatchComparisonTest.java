package io.anabranch.processor.checklists.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.ChecklistMatch;
import io.anabranch.schema.Checklists;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class MatchComparisonTest {

  @Test
  void shouldCountChangesOfTheBestChecklist() {
    MatchComparison comparison = new MatchComparison();
    add(comparison, checklists("reset"), checklists("refund", "reset"));
    add(comparison, checklists(), checklists("reset"));

    assertThat(add(comparison, checklists("reset", "refund"), checklists("reset"))).isEmpty();
    assertThat(comparison.changes())
        .containsExactly(new Change("(no match)", "reset", 1), new Change("reset", "refund", 1));
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static Checklists checklists(String... ids) {
    return new Checklists(
        null,
        null,
        Instant.EPOCH,
        null,
        ids.length == 0,
        Arrays.stream(ids)
            .map(id -> new ChecklistMatch(id, 1, "Title", null, 0.9, "title"))
            .toList(),
        "1");
  }
}
