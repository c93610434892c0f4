package io.anabranch.processor.said;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** The offsets into the text of a message that a result holds, wherever they are in it. */
public final class TextOffsets {

  /**
   * Property of the fields that hold one; they are of type int, in UTF-16 code units. Its value is
   * {@code begin}, or {@value #END} for an offset after the last unit of something.
   */
  public static final String PROPERTY = "textOffset";

  private static final String END = "end";

  private TextOffsets() {}

  /** Replaces every offset of a record, in place. */
  public static void map(IndexedRecord record, IntUnaryOperator change) {
    map(record, change, change);
  }

  /**
   * Replaces every offset of a record, in place.
   *
   * @param begins changes those where something begins
   * @param ends changes those after the last unit of something
   */
  public static void map(IndexedRecord record, IntUnaryOperator begins, IntUnaryOperator ends) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      Object offset = field.getObjectProp(PROPERTY);
      if (offset == null) {
        descend(value, begins, ends);
      } else {
        IntUnaryOperator change = offset.equals(END) ? ends : begins;
        record.put(field.pos(), change.applyAsInt((Integer) value));
      }
    }
  }

  private static void descend(Object value, IntUnaryOperator begins, IntUnaryOperator ends) {
    if (value instanceof IndexedRecord nested) {
      map(nested, begins, ends);
    } else if (value instanceof Collection<?> elements) {
      elements.forEach(element -> descend(element, begins, ends));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(entry -> descend(entry, begins, ends));
    }
  }
}
