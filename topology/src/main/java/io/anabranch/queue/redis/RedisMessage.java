package io.anabranch.queue.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.queue.QueueMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An entry of a stream as a message. */
final class RedisMessage implements QueueMessage {

  private static final JsonMapper JSON = new JsonMapper();

  private final String id;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final byte[] body;
  private final Runnable acknowledgement;

  /**
   * Reads an entry.
   *
   * @param bodyField that is the body; without it all fields are, as an object of JSON
   */
  RedisMessage(StreamEntry entry, String id, String bodyField, Runnable acknowledgement) {
    this.id = id;
    entry
        .fields()
        .forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
    this.body = entry.field(bodyField).orElseGet(() -> json(headers));
    headers.remove(bodyField);
    this.acknowledgement = acknowledgement;
  }

  @Override
  public Optional<String> id() {
    return Optional.of(id);
  }

  @Override
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public void acknowledge() {
    acknowledgement.run();
  }

  private static byte[] json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }
}
