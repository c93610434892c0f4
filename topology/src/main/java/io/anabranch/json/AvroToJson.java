package io.anabranch.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro records as the JSON that people expect: unions without the name of their branch, timestamps
 * as ISO 8601 instants, enums as strings, bytes in base64. Numbers that JSON does not have (NaN,
 * infinities) become null. {@link JsonToAvro} reads it.
 */
public final class AvroToJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final boolean isPacked;

  private AvroToJson(boolean isPacked) {
    this.isPacked = isPacked;
  }

  /** A generated or generic record as an object with the fields in the order of its schema. */
  public static ObjectNode of(IndexedRecord value) {
    return new AvroToJson(false).object(value);
  }

  /** The same for programs: an array of floats is base64 of its little-endian bytes. */
  public static ObjectNode packed(IndexedRecord value) {
    return new AvroToJson(true).object(value);
  }

  private ObjectNode object(IndexedRecord value) {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : value.getSchema().getFields()) {
      object.set(field.name(), of(value.get(field.pos()), field.schema()));
    }
    return object;
  }

  private JsonNode of(@Nullable Object value, Schema schema) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (schema.isUnion()) {
      return of(value, branch(value, schema));
    }
    if (value instanceof IndexedRecord nested) {
      return object(nested);
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, item) -> object.set(key.toString(), of(item, schema.getValueType())));
      return object;
    }
    if (value instanceof Collection<?> items) {
      if (isPacked && schema.getElementType().getType() == Schema.Type.FLOAT) {
        return NODES.binaryNode(pack(items));
      }
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(of(item, schema.getElementType())));
      return array;
    }
    return scalar(value, schema.getLogicalType());
  }

  private static byte[] pack(Collection<?> floats) {
    ByteBuffer bytes =
        ByteBuffer.allocate(floats.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    floats.forEach(number -> bytes.putFloat((Float) number));
    return bytes.array();
  }

  private static Schema branch(Object value, Schema union) {
    if (value instanceof Instant) {
      return union.getTypes().stream()
          .filter(type -> type.getLogicalType() != null)
          .findFirst()
          .orElseThrow();
    }
    return union.getTypes().get(GenericData.get().resolveUnion(union, value));
  }

  private static JsonNode scalar(Object value, @Nullable LogicalType type) {
    if (value instanceof Long number) {
      return type instanceof LogicalTypes.TimestampMillis
          ? NODES.textNode(Instant.ofEpochMilli(number).toString())
          : NODES.numberNode(number);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? NODES.numberNode(number) : NODES.nullNode();
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? NODES.numberNode(number) : NODES.nullNode();
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return NODES.binaryNode(bytes);
    }
    return value instanceof GenericFixed fixed
        ? NODES.binaryNode(fixed.bytes())
        : NODES.textNode(value.toString());
  }
}
