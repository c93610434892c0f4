package io.anabranch.processor.checklists.evaluation;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ChangeCounts;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Checklists;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the best checklist. */
public final class MatchComparison implements ResultComparison<Checklists, String> {

  private static final String NONE = "(no match)";

  private final ChangeCounts changes = new ChangeCounts();

  @Override
  public Class<Checklists> type() {
    return Checklists.class;
  }

  @Override
  public String criterion() {
    return "the same best checklist";
  }

  @Override
  public String essence(Checklists result) {
    return result.getNoMatch() || result.getMatches().isEmpty()
        ? NONE
        : result.getMatches().get(0).getId().intern();
  }

  @Override
  public Optional<String> add(String live, String candidate) {
    if (live.equals(candidate)) {
      return Optional.empty();
    }
    changes.add(live, candidate);
    return Optional.of(live + " -> " + candidate);
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of();
  }

  @Override
  public List<Change> changes() {
    return changes.sorted();
  }
}
