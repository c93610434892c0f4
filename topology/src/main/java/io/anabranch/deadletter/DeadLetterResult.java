package io.anabranch.deadletter;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has become of dead letters; in a plan, what would.
 *
 * @param acceptedByStage letters that were retried or discarded, by stage, in the order of names
 * @param refusedByReason letters that stay, by why and what to do about it
 * @param absent ids that were given and of which there is no letter
 * @param changed letters that were gone when it was their turn, because they changed meanwhile
 */
public record DeadLetterResult(
    Map<String, Integer> acceptedByStage,
    Map<String, Integer> refusedByReason,
    Set<String> absent,
    int changed) {

  public DeadLetterResult {
    acceptedByStage = Collections.unmodifiableMap(new TreeMap<>(acceptedByStage));
    refusedByReason = Collections.unmodifiableMap(new TreeMap<>(refusedByReason));
    absent = Collections.unmodifiableSet(new LinkedHashSet<>(absent));
  }

  /** Letters that were retried or discarded. */
  public int accepted() {
    return sum(acceptedByStage.values());
  }

  /** Letters that stay. */
  public int refused() {
    return sum(refusedByReason.values());
  }

  /** Whether every letter was there and none is refused. */
  public boolean isComplete() {
    return refusedByReason.isEmpty() && absent.isEmpty();
  }

  private static int sum(Collection<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** Counts up to a result. */
  static final class Counting {

    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    void add(String stage, DeadLetterAction action) {
      if (action instanceof DeadLetterAction.Refusal refusal) {
        refused.merge(refusal.reason(), 1, Integer::sum);
      } else {
        accepted.merge(stage, 1, Integer::sum);
      }
    }

    DeadLetterResult result(int selected, Set<String> absent) {
      int met = sum(accepted.values()) + sum(refused.values());
      return new DeadLetterResult(accepted, refused, absent, selected - met);
    }
  }
}
