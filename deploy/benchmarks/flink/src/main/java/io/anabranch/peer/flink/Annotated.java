package io.anabranch.peer.flink;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Some annotations of one message, the element of every stream. Immutable, as long as its records
 * are.
 */
final class Annotated {

  private final Source source;
  private final byte @Nullable [] key;
  private final Map<String, SpecificRecord> values;

  /**
   * @param key of the record of the message
   * @param values by the names of annotations; results may hold an error
   */
  Annotated(Source source, byte @Nullable [] key, Map<String, SpecificRecord> values) {
    this.source = source;
    this.key = key;
    this.values = values;
  }

  Source source() {
    return source;
  }

  /** The key, not a copy. */
  byte @Nullable [] key() {
    return key;
  }

  Map<String, SpecificRecord> values() {
    return values;
  }

  /** By which streams are joined. */
  String id() {
    return Sources.id(source);
  }

  /** One annotation of the same message. */
  Annotated only(String name, SpecificRecord value) {
    return new Annotated(source, key, Map.of(name, value));
  }

  /** This with the annotations of another part of the same message. */
  Annotated with(Annotated other) {
    Map<String, SpecificRecord> all = new HashMap<>(values);
    all.putAll(other.values);
    return new Annotated(source, key, all);
  }

  boolean has(Set<String> names) {
    return values.keySet().containsAll(names);
  }
}
