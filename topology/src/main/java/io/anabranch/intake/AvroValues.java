package io.anabranch.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro data as JSON: records and maps as objects, bytes in Base64, and what has a {@linkplain
 * LogicalValues logical type} as what it stands for.
 */
final class AvroValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AvroValues() {}

  /**
   * Reads a datum.
   *
   * @param datum as Avro's generic classes have it, without conversions
   * @throws UnreadableValueException if its logical type does not allow it
   */
  static JsonNode read(Schema schema, @Nullable Object datum) throws UnreadableValueException {
    if (schema.getType() == Schema.Type.UNION) {
      Schema branch = schema.getTypes().get(GenericData.get().resolveUnion(schema, datum));
      return read(branch, datum);
    }
    if (datum == null) {
      return NODES.nullNode();
    }
    JsonNode logical = LogicalValues.read(schema, datum);
    return logical == null ? plain(schema, datum) : logical;
  }

  private static JsonNode plain(Schema schema, Object datum) throws UnreadableValueException {
    return switch (schema.getType()) {
      case RECORD -> record(schema, (IndexedRecord) datum);
      case MAP -> map(schema, (Map<?, ?>) datum);
      case ARRAY -> array(schema, (Collection<?>) datum);
      case STRING, ENUM -> NODES.textNode(datum.toString());
      case INT -> NODES.numberNode((Integer) datum);
      case LONG -> NODES.numberNode((Long) datum);
      case FLOAT -> NODES.numberNode((Float) datum);
      case DOUBLE -> NODES.numberNode((Double) datum);
      case BOOLEAN -> NODES.booleanNode((Boolean) datum);
      case BYTES -> base64(bytes((ByteBuffer) datum));
      case FIXED -> base64(((GenericFixed) datum).bytes());
      case NULL, UNION -> NODES.nullNode();
    };
  }

  private static ObjectNode record(Schema schema, IndexedRecord record)
      throws UnreadableValueException {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : schema.getFields()) {
      object.set(field.name(), read(field.schema(), record.get(field.pos())));
    }
    return object;
  }

  private static ObjectNode map(Schema schema, Map<?, ?> map) throws UnreadableValueException {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      object.set(String.valueOf(entry.getKey()), read(schema.getValueType(), entry.getValue()));
    }
    return object;
  }

  private static ArrayNode array(Schema schema, Collection<?> items)
      throws UnreadableValueException {
    ArrayNode array = NODES.arrayNode(items.size());
    for (Object item : items) {
      array.add(read(schema.getElementType(), item));
    }
    return array;
  }

  private static JsonNode base64(byte[] bytes) {
    return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
