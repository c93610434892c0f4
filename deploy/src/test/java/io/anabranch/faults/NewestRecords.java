package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The enriched records that count: of each message the one with the highest revision. */
final class NewestRecords {

  private NewestRecords() {}

  /** By the id of the message. Fails the test if two records of one revision differ. */
  static Map<String, Enriched> of(List<Result> results) {
    Map<String, Enriched> newest = new HashMap<>();
    for (Result result : results) {
      Enriched enriched = (Enriched) result.value();
      Enriched known = newest.get(enriched.getId());
      if (known == null || known.getRevision() < enriched.getRevision()) {
        newest.put(enriched.getId(), enriched);
      } else if (known.getRevision() == enriched.getRevision()) {
        assertThat(EnrichedCheck.timeless(enriched)).isEqualTo(EnrichedCheck.timeless(known));
      }
    }
    return Map.copyOf(newest);
  }

  /** Those that are on the enriched topic now. */
  static Map<String, Enriched> read(Trial trial) {
    return of(Result.read(trial, trial.topics().enriched()));
  }
}
