package io.anabranch.topology.assembly;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.EnrichedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the join must emit of one message, said as simply as it can be. */
final class JoinModel {

  /**
   * One enriched record.
   *
   * @param contents of the annotations in it, by name
   * @param missing names of those that are not
   */
  record Emission(
      int revision, EnrichedReason reason, Map<String, String> contents, Set<String> missing) {}

  private final Map<String, String> arrived = new TreeMap<>();
  private final List<Emission> emissions = new ArrayList<>();

  void arrive(Annotation<?> annotation, String content) {
    boolean isNew = !content.equals(arrived.put(annotation.name(), content));
    if (isNew && (missing().isEmpty() || last() != null)) {
      emit();
    }
  }

  /** The time of every message that anything has arrived of is over. */
  void timeOut() {
    if (last() == null && !arrived.isEmpty()) {
      emit();
    }
  }

  List<Emission> emissions() {
    return emissions;
  }

  private void emit() {
    Emission last = last();
    Set<String> missing = missing();
    if (last == null) {
      emissions.add(new Emission(1, EnrichedReason.FIRST, Map.copyOf(arrived), missing));
    } else {
      boolean completes = missing.isEmpty() && !last.missing().isEmpty();
      emissions.add(
          new Emission(
              last.revision() + 1,
              completes ? EnrichedReason.COMPLETED : EnrichedReason.UPDATED,
              Map.copyOf(arrived),
              missing));
    }
  }

  private Set<String> missing() {
    Set<String> missing = new TreeSet<>(Set.of(Annotation.MESSAGE.name()));
    TestResults.ANNOTATIONS.forEach(annotation -> missing.add(annotation.name()));
    missing.removeAll(arrived.keySet());
    return missing;
  }

  private @Nullable Emission last() {
    return emissions.isEmpty() ? null : emissions.get(emissions.size() - 1);
  }
}
