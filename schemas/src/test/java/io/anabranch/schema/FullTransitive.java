package io.anabranch.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Every version reads every other: a replay reads history, and stages are deployed in any order, so
 * that old readers meet new records too.
 *
 * <p>Judged as registries do, by {@link SchemaCompatibility}. Avro's validators do not see that a
 * reader lacks a symbol of an enum.
 */
final class FullTransitive {

  private FullTransitive() {}

  /** Names of released types that are gone, or that do not go with their current version. */
  static List<String> violations(Map<String, Schema> current, List<Map<String, Schema>> released) {
    List<String> violations = new ArrayList<>();
    for (Map<String, Schema> version : released) {
      version.forEach(
          (name, old) -> {
            Schema now = current.get(name);
            if (now == null || !canRead(now, old) || !canRead(old, now)) {
              violations.add(name);
            }
          });
    }
    return violations;
  }

  private static boolean canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }
}
