package io.anabranch.serde;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Keeps out schemas under which a few bytes can stand for any amount of memory.
 *
 * <p>Avro's decoder compares a declared length of a string, of bytes, of an array or of a map with
 * the bytes that are left, so that these are bounded by the size of the record. Two are not: items
 * that take no bytes, such as nulls or empty records, and a fixed, which is allocated before it is
 * read.
 */
final class SchemaBounds {

  private static final int LARGEST_FIXED = 16 * 1024 * 1024;

  private SchemaBounds() {}

  /**
   * @throws SerializationException if a record of this schema has no bound
   */
  static void check(String id, Schema schema) {
    if (isUnbounded(schema, Collections.newSetFromMap(new IdentityHashMap<>()))) {
      throw new SerializationException(
          "%s has arrays of items without bytes, or a fixed of more than %d bytes"
              .formatted(id, LARGEST_FIXED));
    }
  }

  private static boolean isUnbounded(Schema schema, Set<Schema> seen) {
    return switch (schema.getType()) {
      case RECORD ->
          seen.add(schema)
              && schema.getFields().stream().anyMatch(field -> isUnbounded(field.schema(), seen));
      case ARRAY ->
          GenericDatumReader.isZeroByteSchema(schema.getElementType())
              || isUnbounded(schema.getElementType(), seen);
      case MAP -> isUnbounded(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> isUnbounded(branch, seen));
      case FIXED -> schema.getFixedSize() > LARGEST_FIXED;
      default -> false;
    };
  }
}
