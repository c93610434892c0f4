package io.anabranch.cli.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object a line, with the fields of Message, {@code key} for the record's key, and {@code
 * attributes}. Fields that Message does not have become attributes.
 */
final class JsonLinesReader implements InputReader {

  private static final String ATTRIBUTES = "attributes";
  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final BufferedReader in;
  private final MessageFields fields;
  private long line;

  JsonLinesReader(String name, BufferedReader in, MessageFields fields) {
    this.name = name;
    this.in = in;
    this.fields = fields;
  }

  @Override
  public Optional<InputMessage> next() throws IOException, BadLineException {
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      if (!text.isBlank()) {
        try {
          return Optional.of(fields.message(values(JSON.readTree(text))));
        } catch (JsonProcessingException e) {
          throw new BadLineException(
              name, line, "not JSON at column " + e.getLocation().getColumnNr());
        } catch (IllegalArgumentException e) {
          throw new BadLineException(name, line, e.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static Map<String, String> values(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("expected a JSON object");
    }
    Map<String, String> values = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().equals(ATTRIBUTES) && field.getValue().isObject()) {
                field
                    .getValue()
                    .properties()
                    .forEach(attribute -> put(values, attribute.getKey(), attribute.getValue()));
              } else {
                put(values, field.getKey(), field.getValue());
              }
            });
    return values;
  }

  private static void put(Map<String, String> values, String field, JsonNode value) {
    if (value.isContainerNode()) {
      throw new IllegalArgumentException(
          "field '%s': expected a string or a number".formatted(field));
    }
    if (!value.isNull()) {
      values.put(field, value.asText());
    }
  }
}
