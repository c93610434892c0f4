package io.anabranch.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts changes. Not thread-safe. */
final class Moves {

  private static final Comparator<Move> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Move::count)
          .reversed()
          .thenComparing(Move::from)
          .thenComparing(Move::to);

  private record Change(String from, String to) {}

  private final Map<Change, Long> counts = new HashMap<>();

  void add(String from, String to) {
    counts.merge(new Change(from, to), 1L, Long::sum);
  }

  /** All of them, the most frequent first, in one order whatever came first. */
  List<Move> sorted() {
    return counts.entrySet().stream()
        .map(entry -> new Move(entry.getKey().from(), entry.getKey().to(), entry.getValue()))
        .sorted(MOST_FREQUENT_FIRST)
        .toList();
  }
}
