package io.anabranch.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Compares the most probable label, and the set of all labels given where there is one. */
public final class LabelComparison<T extends SpecificRecord>
    implements ResultComparison<T, LabelComparison.Labels> {

  public static final String LABEL_SETS_CHANGED = "labelSetsChanged";

  private final Class<T> type;
  private final Function<T, String> label;
  private final Optional<Function<T, List<String>>> labels;
  private final ChangeCounts changes = new ChangeCounts();
  private long added;
  private long setsChanged;

  /** What a result says. */
  record Labels(String label, Set<String> all) {}

  public LabelComparison(
      Class<T> type, Function<T, String> label, Optional<Function<T, List<String>>> labels) {
    this.type = type;
    this.label = label;
    this.labels = labels;
  }

  @Override
  public Class<T> type() {
    return type;
  }

  @Override
  public String criterion() {
    return "the same label";
  }

  @Override
  public Labels essence(T result) {
    return new Labels(
        label.apply(result).intern(),
        labels.<Set<String>>map(all -> Set.copyOf(all.apply(result))).orElse(Set.of()));
  }

  @Override
  public Optional<String> add(Labels live, Labels candidate) {
    added++;
    if (!live.all().equals(candidate.all())) {
      setsChanged++;
    }
    if (live.label().equals(candidate.label())) {
      return Optional.empty();
    }
    changes.add(live.label(), candidate.label());
    return Optional.of(live.label() + " -> " + candidate.label());
  }

  @Override
  public Map<String, Double> figures() {
    return labels.isPresent() ? Map.of(LABEL_SETS_CHANGED, (double) setsChanged / added) : Map.of();
  }

  @Override
  public List<Change> changes() {
    return changes.sorted();
  }
}
