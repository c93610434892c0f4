package io.anabranch.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Compares every field but those that all results have: for stages of which no more is known. */
public final class ContentComparison<T extends SpecificRecord>
    implements ResultComparison<T, Map<String, @Nullable Object>> {

  private static final Set<String> COMMON = Set.of("source", "model", "processedAt", "error");

  private final Class<T> type;

  public ContentComparison(Class<T> type) {
    this.type = type;
  }

  @Override
  public Class<T> type() {
    return type;
  }

  @Override
  public String criterion() {
    return "the same content";
  }

  @Override
  public Map<String, @Nullable Object> essence(T result) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    for (Schema.Field field : result.getSchema().getFields()) {
      if (!COMMON.contains(field.name())) {
        content.put(field.name(), result.get(field.pos()));
      }
    }
    return content;
  }

  @Override
  public Optional<String> add(
      Map<String, @Nullable Object> live, Map<String, @Nullable Object> candidate) {
    List<String> different =
        live.keySet().stream()
            .filter(field -> !Objects.equals(live.get(field), candidate.get(field)))
            .toList();
    return different.isEmpty()
        ? Optional.empty()
        : Optional.of("other " + String.join(", ", different));
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of();
  }

  @Override
  public List<Change> changes() {
    return List.of();
  }
}
