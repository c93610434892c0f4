package io.anabranch.cli.deadletters;

import io.anabranch.deadletter.DeadLetterAction;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what becomes of dead letters. */
final class LetterTally {

  private final Map<String, Integer> acceptedByStage = new TreeMap<>();
  private final Map<String, Integer> refusedByReason = new TreeMap<>();

  void add(String stage, DeadLetterAction fate) {
    if (fate instanceof DeadLetterAction.Refusal refusal) {
      refusedByReason.merge(refusal.reason(), 1, Integer::sum);
    } else {
      acceptedByStage.merge(stage, 1, Integer::sum);
    }
  }

  int accepted() {
    return sum(acceptedByStage);
  }

  int refused() {
    return sum(refusedByReason);
  }

  /**
   * Writes the counts.
   *
   * @param done what has been done with those that were accepted, such as "retried"
   * @param refused what has been done with the others
   */
  void report(PrintWriter err, String done, String refused) {
    String stages =
        acceptedByStage.entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    err.println(
        done
            + " "
            + LetterCounts.letters(accepted())
            + (stages.isEmpty() ? "" : "; by stage: " + stages));
    refusedByReason.forEach(
        (reason, count) ->
            err.println("%s %s: %s".formatted(refused, LetterCounts.letters(count), reason)));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
