package io.anabranch.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.json.AvroToJson;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.RecordHeader;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters as JSON: without what the customer wrote, unless it is asked for.
 *
 * @param showText whether key, value and headers are shown; otherwise their sizes and names are
 * @param decoder tried on the value
 */
public record DeadLetterJson(boolean showText, RecordDecoder decoder) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public ObjectNode of(DeadLetter letter) {
    ObjectNode node = AvroToJson.of(letter);
    byte[] key = bytes(letter.getKey());
    byte[] value = bytes(letter.getValue());
    if (!showText) {
      ArrayNode names = NODES.arrayNode();
      letter.getHeaders().forEach(header -> names.add(header.getKey()));
      node.put("key", size(key)).put("value", size(value)).set("headers", names);
      return node;
    }
    ObjectNode headers = NODES.objectNode();
    for (RecordHeader header : letter.getHeaders()) {
      headers.put(header.getKey(), text(bytes(header.getValue())));
    }
    node.put("key", text(key)).set("headers", headers);
    Object decoded = decode(letter.getTopic(), value);
    return decoded instanceof IndexedRecord record
        ? node.set("value", AvroToJson.of(record))
        : node.put("value", text(value));
  }

  /** What is said in place of hidden bytes. */
  static @Nullable String size(byte @Nullable [] bytes) {
    return bytes == null ? null : "(" + bytes.length + " bytes)";
  }

  private @Nullable Object decode(String topic, byte @Nullable [] value) {
    try {
      return decoder.decode(topic, value);
    } catch (UndecodableRecordException | SchemaRegistryUnavailableException undecodable) {
      return null;
    }
  }

  /** UTF-8 if it is that, otherwise base64. */
  private static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return NODES.binaryNode(bytes).asText();
    }
  }

  static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
