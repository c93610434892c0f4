package io.anabranch.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a load would do, compared with what its topic held when the plan was made.
 *
 * @param <T> Avro type of an entry
 * @param added entries whose ids are new, by id in the order of the request
 * @param changed entries that take the place of another content, likewise
 * @param removed ids, sorted
 * @param unchanged ids of entries that are there as they are
 */
public record LoadPlan<T>(
    Map<String, T> added, Map<String, T> changed, List<String> removed, List<String> unchanged) {

  public LoadPlan {
    added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
    changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    removed = List.copyOf(removed);
    unchanged = List.copyOf(unchanged);
  }

  /**
   * Plans a load.
   *
   * @param present what the topic holds by id; nothing where it cannot be read
   */
  static <T> LoadPlan<T> of(
      LoadRequest<T> request, Map<String, Optional<T>> present, Function<T, String> id) {
    Map<String, T> added = new LinkedHashMap<>();
    Map<String, T> changed = new LinkedHashMap<>();
    List<String> unchanged = new ArrayList<>();
    Set<String> others = new TreeSet<>(request.replace() ? present.keySet() : Set.of());
    for (T entry : request.entries()) {
      String name = id.apply(entry);
      others.remove(name);
      if (!present.containsKey(name)) {
        added.put(name, entry);
      } else if (Objects.equals(present.get(name), Optional.of(entry))) {
        unchanged.add(name);
      } else {
        changed.put(name, entry);
      }
    }
    return new LoadPlan<>(added, changed, List.copyOf(others), unchanged);
  }
}
