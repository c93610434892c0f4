package io.anabranch.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads generated Avro records from plain JSON, as {@link AvroToJson} writes it; an array of floats
 * may be base64 of its little-endian bytes. A field that is missing, or null where it may not be,
 * has its default, or else is null. Names that the schema does not have are passed over.
 */
public final class JsonToAvro {

  private static final SpecificData DATA = SpecificData.get();

  private JsonToAvro() {}

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if the JSON is no such record; says where, and what is
   *     expected there, without quoting it
   */
  public static <T extends SpecificRecord> T read(Class<T> type, JsonNode json) {
    return type.cast(record(DATA.getSchema(type), json, ""));
  }

  private static SpecificRecord record(Schema schema, JsonNode json, String path) {
    if (!json.isObject()) {
      throw unexpected(path, "an object");
    }
    SpecificRecord record =
        (SpecificRecord) SpecificData.newInstance(DATA.getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = json.get(field.name());
      if (value != null && (!value.isNull() || field.schema().isNullable())) {
        record.put(field.pos(), value(field.schema(), value, path + "/" + field.name()));
      } else if (field.hasDefaultValue()) {
        record.put(field.pos(), DATA.deepCopy(field.schema(), DATA.getDefaultValue(field)));
      }
    }
    return record;
  }

  private static @Nullable Object value(Schema schema, JsonNode json, String path) {
    return switch (schema.getType()) {
      case UNION -> union(schema, json, path);
      case RECORD -> record(schema, json, path);
      case ARRAY -> array(schema.getElementType(), json, path);
      case MAP -> map(schema.getValueType(), json, path);
      case ENUM -> symbol(schema, json, path);
      case BYTES -> ByteBuffer.wrap(bytes(json, path));
      default -> scalar(schema, json, path);
    };
  }

  /** The first branch that can read it: our unions are of null and one other type. */
  private static @Nullable Object union(Schema union, JsonNode json, String path) {
    if (json.isNull() && union.isNullable()) {
      return null;
    }
    Schema branch =
        union.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow(() -> unexpected(path, "null"));
    return value(branch, json, path);
  }

  private static List<Object> array(Schema element, JsonNode json, String path) {
    if (element.getType() == Schema.Type.FLOAT && (json.isTextual() || json.isBinary())) {
      return floats(bytes(json, path), path);
    }
    if (!json.isArray()) {
      throw unexpected(path, "an array");
    }
    List<Object> items = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      items.add(value(element, json.get(i), path + "/" + i));
    }
    return items;
  }

  private static List<Object> floats(byte[] bytes, String path) {
    if (bytes.length % Float.BYTES != 0) {
      throw unexpected(path, "4 bytes for each number");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Object> floats = new ArrayList<>(bytes.length / Float.BYTES);
    while (buffer.hasRemaining()) {
      floats.add(buffer.getFloat());
    }
    return floats;
  }

  private static Map<String, Object> map(Schema values, JsonNode json, String path) {
    if (!json.isObject()) {
      throw unexpected(path, "an object");
    }
    Map<String, Object> map = new HashMap<>();
    json.properties()
        .forEach(
            entry ->
                map.put(
                    entry.getKey(), value(values, entry.getValue(), path + "/" + entry.getKey())));
    return map;
  }

  private static Object symbol(Schema schema, JsonNode json, String path) {
    if (!schema.getEnumSymbols().contains(json.textValue())) {
      throw unexpected(path, "one of " + String.join(", ", schema.getEnumSymbols()));
    }
    return DATA.createEnum(json.textValue(), schema);
  }

  private static byte[] bytes(JsonNode json, String path) {
    try {
      byte[] bytes = json.binaryValue();
      if (bytes != null) {
        return bytes;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw unexpected(path, "base64");
  }

  private static Object scalar(Schema schema, JsonNode json, String path) {
    return switch (schema.getType()) {
      case STRING -> {
        require(json.isTextual(), path, "a text");
        yield json.textValue();
      }
      case BOOLEAN -> {
        require(json.isBoolean(), path, "true or false");
        yield json.booleanValue();
      }
      case INT -> {
        require(json.isIntegralNumber() && json.canConvertToInt(), path, "a whole number");
        yield json.intValue();
      }
      case LONG -> {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
          yield instant(json, path);
        }
        require(json.isIntegralNumber() && json.canConvertToLong(), path, "a whole number");
        yield json.longValue();
      }
      case FLOAT -> {
        require(json.isNumber(), path, "a number");
        yield json.floatValue();
      }
      case DOUBLE -> {
        require(json.isNumber(), path, "a number");
        yield json.doubleValue();
      }
      default -> throw unexpected(path, "nothing");
    };
  }

  private static void require(boolean isRight, String path, String expected) {
    if (!isRight) {
      throw unexpected(path, expected);
    }
  }

  private static Instant instant(JsonNode json, String path) {
    try {
      if (json.isTextual()) {
        return Instant.parse(json.textValue());
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw unexpected(path, "a time such as 2026-01-31T12:00:00Z");
  }

  private static IllegalArgumentException unexpected(String path, String expected) {
    return new IllegalArgumentException(
        "%s: expected %s".formatted(path.isEmpty() ? "/" : path, expected));
  }
}
