package io.anabranch.intake.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a sample, nested ones too; of a list, the first element. */
final class FieldProfiles {

  private static final int DEEPEST = 12;

  private FieldProfiles() {}

  static Collection<FieldProfile> of(List<ObjectNode> records) {
    Map<String, FieldProfile> profiles = new LinkedHashMap<>();
    records.forEach(record -> add("", record, 0, profiles));
    return profiles.values();
  }

  private static void add(
      String path, JsonNode value, int depth, Map<String, FieldProfile> profiles) {
    if (depth > DEEPEST) {
      return;
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  add(path + "/" + escaped(field.getKey()), field.getValue(), depth + 1, profiles));
    } else if (value.isArray()) {
      if (value.path(0).isObject()) {
        add(path + "/0", value.get(0), depth + 1, profiles);
      }
    } else if (!value.isNull() && !value.asText().isBlank()) {
      profiles.computeIfAbsent(path, FieldProfile::new).add(value);
    }
  }

  /** As a JSON pointer writes a name (RFC 6901). */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
