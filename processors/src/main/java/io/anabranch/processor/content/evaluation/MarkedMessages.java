package io.anabranch.processor.content.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.data.Line;
import java.nio.file.Path;
import java.util.List;

/** Reads messages in which what is said is marked, one JSON object a line. */
public final class MarkedMessages {

  static final String EXPECTED =
      "{\"format\": \"...\", \"marked\": \"...\"} on each line, with what is said between ⟦ and ⟧,"
          + " and \"plain\" if the plain text is something else";

  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private MarkedMessages() {}

  /**
   * The messages of a file, in its order.
   *
   * @throws IllegalArgumentException if a line is malformed, naming file and line, or if there is
   *     none
   */
  public static List<MarkedMessage> read(Path file) {
    List<MarkedMessage> messages = Line.filled(file).stream().map(MarkedMessages::message).toList();
    if (messages.isEmpty()) {
      throw new IllegalArgumentException(file + ": no message; expected " + EXPECTED);
    }
    return messages;
  }

  private static MarkedMessage message(Line line) {
    JsonNode node;
    try {
      node = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      throw line.bad(
          "not JSON at column %d; expected %s".formatted(e.getLocation().getColumnNr(), EXPECTED));
    }
    JsonNode format = node.path("format");
    JsonNode marked = node.path("marked");
    if (!format.isTextual() || !marked.isTextual()) {
      throw line.bad("no 'format', or nothing 'marked'; expected " + EXPECTED);
    }
    try {
      MarkedMessage message = MarkedMessage.of(format.asText(), marked.asText());
      JsonNode plain = node.path("plain");
      return plain.isTextual() ? message.withPlain(plain.asText()) : message;
    } catch (IllegalArgumentException e) {
      throw line.bad(String.valueOf(e.getMessage()));
    }
  }
}
