package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a record is kept beside the fields of a message.
 *
 * @param only these paths or names; empty for everything that is no field of the message
 * @param added attributes by name, and where each comes from
 */
public record AttributeSelection(
    Optional<List<FieldPath>> only, Map<String, FieldExpression> added) {

  /** Everything. */
  public static final AttributeSelection ALL = new AttributeSelection(Optional.empty(), Map.of());

  private static final String ATTRIBUTES = "attributes";

  /** Keeps copies. */
  public AttributeSelection {
    only = only.map(List::copyOf);
    added = Map.copyOf(added);
  }

  /**
   * Reads {@code all}, {@code none} or names with commas.
   *
   * @throws IllegalArgumentException if one is malformed
   */
  static Optional<List<FieldPath>> parse(String text) {
    return switch (text.strip()) {
      case "all" -> Optional.empty();
      case "none" -> Optional.of(List.of());
      default ->
          Optional.of(
              Arrays.stream(text.split(",", -1)).map(name -> new FieldPath(name.strip())).toList());
    };
  }

  /**
   * The attributes of a record.
   *
   * @param read fields that are fields of the message
   */
  Map<String, String> of(ObjectNode record, Set<String> read) {
    Map<String, String> attributes = new HashMap<>();
    if (only.isPresent()) {
      only.get()
          .forEach(path -> path.find(record).ifPresent(node -> add(name(path), node, attributes)));
    } else {
      addAll(record, read, attributes);
    }
    added.forEach(
        (name, expression) ->
            expression.find(record).ifPresent(node -> attributes.put(name, node.asText())));
    return attributes;
  }

  private static void addAll(ObjectNode record, Set<String> read, Map<String, String> attributes) {
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getKey().equals(ATTRIBUTES) && field.getValue().isObject()) {
        field
            .getValue()
            .properties()
            .forEach(each -> add(each.getKey(), each.getValue(), attributes));
      } else if (!read.contains(field.getKey())) {
        add(field.getKey(), field.getValue(), attributes);
      }
    }
  }

  /** An object as one attribute for each of its fields, a list as JSON. */
  private static void add(String name, JsonNode value, Map<String, String> attributes) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(nested -> add(name + "." + nested.getKey(), nested.getValue(), attributes));
    } else if (value.isArray()) {
      attributes.put(name, value.toString());
    } else if (!value.isNull()) {
      attributes.put(name, value.asText());
    }
  }

  private static String name(FieldPath path) {
    return path.text().replaceFirst("^/", "").replace('/', '.');
  }
}
