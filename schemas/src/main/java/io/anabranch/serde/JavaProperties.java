package io.anabranch.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.serde.registry.SchemaResolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Generated classes say in their schema which Java type holds a string. It changes no byte of a
 * record, and in the registry it would make the same schema differ from that of the .avsc file.
 */
public final class JavaProperties {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JavaProperties() {}

  /** The schema as the .avsc file has it. */
  public static Schema remove(Schema schema) {
    try {
      JsonNode json = JSON.readTree(schema.toString());
      removeFrom(json);
      return SchemaResolver.parser().parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A schema does not print as JSON", e);
    }
  }

  private static void removeFrom(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
      object
          .properties()
          .forEach(
              property -> {
                // A default is data.
                if (!property.getKey().equals("default")) {
                  removeFrom(property.getValue());
                }
              });
    } else {
      node.forEach(JavaProperties::removeFrom);
    }
  }
}
