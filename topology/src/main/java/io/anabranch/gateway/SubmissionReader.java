package io.anabranch.gateway;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.UnmappableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes messages of what callers send: JSON or plain text, by the names of messages or a mapping.
 */
public final class SubmissionReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<String, RecordMapping> mappings;

  private SubmissionReader(Map<String, RecordMapping> mappings) {
    this.mappings = mappings;
  }

  /** With the mappings of the intakes that are configured. */
  public static SubmissionReader of(AnabranchConfig config) {
    List<ForeignTopic> topics = ForeignTopic.all(config);
    Map<String, RecordMapping> mappings = new TreeMap<>();
    topics.forEach(topic -> mappings.put(topic.name(), topic.mapping()));
    return new SubmissionReader(mappings);
  }

  /**
   * Reads one message.
   *
   * @param body in UTF-8
   * @param isJson whether it is an object of JSON, and otherwise the text alone
   * @param intake whose mapping is to be used, if any
   * @return empty if the mapping leaves it out
   * @throws BadSubmissionException if there is no message in it
   */
  public Optional<MappedMessage> read(byte[] body, boolean isJson, Optional<String> intake)
      throws BadSubmissionException {
    RecordMapping mapping = mapping(intake);
    ObjectNode values =
        isJson ? object(body) : JsonNodeFactory.instance.objectNode().put("text", text(body));
    try {
      return mapping.map(values);
    } catch (UnmappableException e) {
      throw new BadSubmissionException(422, String.valueOf(e.getMessage()), e);
    }
  }

  private RecordMapping mapping(Optional<String> intake) throws BadSubmissionException {
    if (intake.isEmpty()) {
      return RecordMapping.PLAIN;
    }
    RecordMapping mapping = mappings.get(intake.get());
    if (mapping == null) {
      throw new BadSubmissionException(
          400,
          mappings.isEmpty()
              ? "no intake is configured"
              : "no such intake; there are " + String.join(", ", new TreeSet<>(mappings.keySet())));
    }
    return mapping;
  }

  private static ObjectNode object(byte[] body) throws BadSubmissionException {
    try {
      JsonNode node = JSON.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new BadSubmissionException(
          400, "expected an object of JSON, such as {\"text\": \"...\"}");
    } catch (JsonProcessingException e) {
      throw new BadSubmissionException(400, "not JSON" + place(e));
    } catch (IOException e) {
      throw new BadSubmissionException(400, "not JSON in UTF-8");
    }
  }

  /** Where it is wrong; what is nested too deeply is wrong nowhere. */
  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ", or nested too deeply"
        : ": line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String text(byte[] body) throws BadSubmissionException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new BadSubmissionException(400, "not UTF-8");
    }
  }
}
