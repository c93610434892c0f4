package io.anabranch.incarnation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether an application may read and write its topics. */
public sealed interface Readiness {

  /**
   * It may, as long as they stay what they are.
   *
   * @param inputIds ids of the topics that must stay the same
   * @param outputs topics that must stay there
   */
  record Ready(Map<String, String> inputIds, Set<String> outputs) implements Readiness {

    public Ready {
      inputIds = Map.copyOf(inputIds);
      outputs = Set.copyOf(outputs);
    }

    /**
     * What has changed since, as a sentence.
     *
     * @param now ids of the topics that there are
     */
    public Optional<String> change(Map<String, String> now) {
      Set<String> missing = new TreeSet<>(outputs);
      missing.addAll(inputIds.keySet());
      missing.removeAll(now.keySet());
      if (!missing.isEmpty()) {
        return Optional.of(Readiness.missing(missing));
      }
      return inputIds.entrySet().stream()
          .filter(noted -> !noted.getValue().equals(now.get(noted.getKey())))
          .map(Map.Entry::getKey)
          .sorted()
          .findFirst()
          .map("topic '%s' was deleted and made again"::formatted);
    }
  }

  /** Not yet. */
  record Held(String reason) implements Readiness {}

  /** A sentence that names topics. */
  static String missing(Set<String> topics) {
    String names = String.join("', '", new TreeSet<>(topics));
    return topics.size() == 1
        ? "topic '%s' is missing: make it again, and the application goes on by itself"
            .formatted(names)
        : "topics '%s' are missing: make them again, and the application goes on by itself"
            .formatted(names);
  }
}
