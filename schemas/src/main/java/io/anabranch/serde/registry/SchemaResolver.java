package io.anabranch.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Turns the registry's JSON into a schema, with the schemas that it refers to. Ours refer to none;
 * those of other producers may.
 */
public final class SchemaResolver {

  private static final int MOST_REFERENCES = 1000;

  private final BiFunction<String, String, JsonNode> versions;

  /**
   * @param versions gives the JSON of a subject and version
   */
  SchemaResolver(BiFunction<String, String, JsonNode> versions) {
    this.versions = versions;
  }

  /** Parses as any Avro library would write it: invalid defaults and names do not matter here. */
  public static Schema.Parser parser() {
    return new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
  }

  /**
   * @param what how an error names it
   * @param node fields {@code schema}, and where they differ from the default {@code schemaType}
   *     and {@code references}
   * @throws SerializationException if it is not an Avro schema
   */
  Schema resolve(String what, JsonNode node) {
    String type = node.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new SerializationException("Schema of %s is %s, not AVRO".formatted(what, type));
    }
    try {
      Schema.Parser parser = parser();
      addReferences(node, parser, new HashSet<>());
      return parser.parse(node.path("schema").asText());
    } catch (AvroRuntimeException e) {
      throw new SerializationException("Schema of " + what + " is no valid Avro schema", e);
    }
  }

  private void addReferences(JsonNode node, Schema.Parser parser, Set<String> added) {
    for (JsonNode reference : node.path("references")) {
      String subject = reference.path("subject").asText();
      String version = reference.path("version").asText();
      if (!added.add(version + " " + subject)) {
        continue;
      }
      if (added.size() > MOST_REFERENCES) {
        throw new SerializationException("More than " + MOST_REFERENCES + " schema references");
      }
      JsonNode referenced = versions.apply(subject, version);
      addReferences(referenced, parser, added);
      parser.parse(referenced.path("schema").asText());
    }
  }
}
