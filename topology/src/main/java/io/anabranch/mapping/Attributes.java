package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What of a record is kept beside the fields of a message. */
final class Attributes {

  private Attributes() {}

  /**
   * Adds a field: an object as one attribute for each of its fields, a list as JSON.
   *
   * @param prefix names of what it is nested in, each with a dot behind it
   */
  static void add(
      Map.Entry<String, JsonNode> field, String prefix, Map<String, String> attributes) {
    String name = prefix + field.getKey();
    JsonNode value = field.getValue();
    if (value.isObject()) {
      value.properties().forEach(nested -> add(nested, name + ".", attributes));
    } else if (value.isArray()) {
      attributes.put(name, value.toString());
    } else if (!value.isNull()) {
      attributes.put(name, value.asText());
    }
  }
}
