package io.anabranch.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.mail.MailRows;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.mapping.MessageMapping;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.serde.FramedValueReader.FramedValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/** Reads the values of a topic as named values, nested or not. */
final class ForeignValues {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Fields of what Kafka Connect's JSON converter writes with schemas. */
  private static final Set<String> CONNECT_ENVELOPE = Set.of("schema", "payload");

  private final RecordFormat format;
  private final FramedValueReader framed;

  ForeignValues(RecordFormat format, FramedValueReader framed) {
    this.format = format;
    this.framed = framed;
  }

  /**
   * Reads one.
   *
   * @throws UnreadableValueException if it is not in the format
   * @throws org.apache.kafka.common.errors.SerializationException if its schema cannot be had, or
   *     it is not a value of its schema
   */
  ObjectNode read(byte[] value, Headers headers) throws UnreadableValueException {
    return switch (format) {
      case TEXT -> JsonNodeFactory.instance.objectNode().put(MessageMapping.TEXT, text(value));
      case MAIL -> mail(value);
      case DETECT, AVRO, JSON -> framed(framed.read(value, headers));
    };
  }

  private ObjectNode framed(FramedValue value) throws UnreadableValueException {
    if (value instanceof FramedValue.Avro avro) {
      if (format == RecordFormat.JSON) {
        throw new UnreadableValueException("it is Avro, and the format is json");
      }
      return object(AvroValues.read(avro.schema(), avro.datum()));
    }
    if (format == RecordFormat.AVRO) {
      throw new UnreadableValueException(
          value instanceof FramedValue.Json
              ? "it is JSON by its schema, and the format is avro"
              : "no id of a schema, neither before it nor in a header, and the format is avro");
    }
    return value instanceof FramedValue.Json json
        ? json(AvroValues.bytes(json.json()))
        : json(AvroValues.bytes(((FramedValue.Plain) value).bytes()));
  }

  private ObjectNode json(byte[] bytes) throws UnreadableValueException {
    try {
      ObjectNode object = object(JSON.readTree(bytes));
      Set<String> names = Set.copyOf(object.properties().stream().map(Map.Entry::getKey).toList());
      return names.equals(CONNECT_ENVELOPE) ? object(object.get("payload")) : object;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnreadableValueException(
          "no JSON%s; for plain text, format: text"
              .formatted(
                  at == null
                      ? ""
                      : " from line %d, column %d on".formatted(at.getLineNr(), at.getColumnNr())),
          e);
    } catch (IOException e) {
      throw new UnreadableValueException("no JSON in UTF-8", e);
    }
  }

  private static ObjectNode object(JsonNode node) throws UnreadableValueException {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UnreadableValueException(
        node == null || node.isMissingNode()
            ? "it is empty"
            : "it is of type %s; expected an object with fields"
                .formatted(node.getNodeType().name().toLowerCase(Locale.ROOT)));
  }

  private static String text(byte[] bytes) throws UnreadableValueException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableValueException("no text in UTF-8", e);
    }
  }

  private static ObjectNode mail(byte[] bytes) throws UnreadableValueException {
    try (MailRows mails =
        MailRows.open("mail", new ByteArrayInputStream(bytes), FileFormat.EML, FileOptions.NONE)) {
      return Optional.of(mails.next())
          .flatMap(row -> row)
          .orElseThrow(() -> new UnreadableValueException("no mail: it is empty"))
          .values();
    } catch (BadRowException e) {
      throw new UnreadableValueException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
