package io.anabranch.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of a record can be shown to those who may not read what the customer wrote: fields and types
 * whose schema has the property {@code "textFree": true}, and nothing else.
 */
final class TextFree {

  private static final String PROPERTY = "textFree";

  private TextFree() {}

  /** Removes the rest from a record that is shown as JSON. */
  static void reduce(ObjectNode node, Schema schema) {
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = node.get(field.name());
      Schema type = present(field.schema());
      boolean isRecord = type.getType() == Schema.Type.RECORD;
      if (isFree(field.getObjectProp(PROPERTY)) || isFree(type.getObjectProp(PROPERTY))) {
        continue;
      }
      if (isRecord && value instanceof ObjectNode nested) {
        reduce(nested, type);
      }
      if (!isRecord || value == null || value.isEmpty()) {
        node.remove(field.name());
      }
    }
  }

  private static boolean isFree(@Nullable Object property) {
    return Boolean.TRUE.equals(property);
  }

  /** The branch of an optional field that is not null. */
  private static Schema present(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema)
        : schema;
  }
}
