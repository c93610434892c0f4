package io.anabranch.comparison;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts changes. Not thread-safe. */
public final class ChangeCounts {

  private static final Comparator<Change> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Change::count)
          .reversed()
          .thenComparing(Change::from)
          .thenComparing(Change::to);

  private record FromTo(String from, String to) {}

  private final Map<FromTo, Long> counts = new HashMap<>();

  public void add(String from, String to) {
    counts.merge(new FromTo(from, to), 1L, Long::sum);
  }

  /** All of them, the most frequent first, in one order whatever came first. */
  public List<Change> sorted() {
    return counts.entrySet().stream()
        .map(entry -> new Change(entry.getKey().from(), entry.getKey().to(), entry.getValue()))
        .sorted(MOST_FREQUENT_FIRST)
        .toList();
  }
}
