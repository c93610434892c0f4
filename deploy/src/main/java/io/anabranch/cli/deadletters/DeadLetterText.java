package io.anabranch.cli.deadletters;

import io.anabranch.deadletter.DeadLetterEntry;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of dead letters in words. */
final class DeadLetterText {

  private DeadLetterText() {}

  /** So many dead letters. */
  static String letters(long count) {
    return count + (count == 1 ? " dead letter" : " dead letters");
  }

  /** The number, and what it is made of by stage and by cause. */
  static String describe(Collection<DeadLetterEntry> entries) {
    return entries.isEmpty()
        ? letters(0)
        : "%s; by stage: %s; by cause: %s"
            .formatted(
                letters(entries.size()),
                by(entries, entry -> entry.letter().getStage()),
                by(entries, entry -> entry.letter().getCause().name()));
  }

  private static String by(
      Collection<DeadLetterEntry> entries, Function<DeadLetterEntry, String> what) {
    Map<String, Integer> counts = new TreeMap<>();
    entries.forEach(entry -> counts.merge(what.apply(entry), 1, Integer::sum));
    return by(counts);
  }

  /** As {@code embedding 2, pos 3}. */
  static String by(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }
}
