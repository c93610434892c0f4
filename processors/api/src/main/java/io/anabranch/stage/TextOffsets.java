package io.anabranch.stage;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** The offsets into the text of a message that a result holds, wherever they are in it. */
public final class TextOffsets {

  /** Property of the fields that hold one; they are of type int, in UTF-16 code units. */
  public static final String PROPERTY = "textOffset";

  private TextOffsets() {}

  /** Replaces every offset of a record, in place. */
  public static void map(IndexedRecord record, IntUnaryOperator change) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (Boolean.TRUE.equals(field.getObjectProp(PROPERTY))) {
        record.put(field.pos(), change.applyAsInt((Integer) value));
      } else {
        descend(value, change);
      }
    }
  }

  private static void descend(Object value, IntUnaryOperator change) {
    if (value instanceof IndexedRecord nested) {
      map(nested, change);
    } else if (value instanceof Collection<?> elements) {
      elements.forEach(element -> descend(element, change));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(entry -> descend(entry, change));
    }
  }
}
