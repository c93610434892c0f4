package io.anabranch.queue.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes texts of the headers and of some properties of a message. */
final class MessageHeaders {

  /** What the server counts; it differs in repetitions of a message. */
  private static final Set<String> COUNTS = Set.of("x-delivery-count", "x-acquired-count");

  private MessageHeaders() {}

  /**
   * Headers by their names, with {@code message-id}, {@code correlation-id}, {@code routing-key},
   * {@code content-type} and {@code timestamp} (ISO 8601, UTC) where they are there.
   */
  static Map<String, String> of(Envelope envelope, BasicProperties properties) {
    Map<String, String> texts = new TreeMap<>();
    @Nullable Map<String, Object> headers = properties.getHeaders();
    if (headers != null) {
      headers.forEach((name, value) -> add(texts, name, value));
    }
    texts.keySet().removeAll(COUNTS);
    add(texts, "message-id", properties.getMessageId());
    add(texts, "correlation-id", properties.getCorrelationId());
    add(texts, "routing-key", envelope.getRoutingKey());
    add(texts, "content-type", properties.getContentType());
    add(texts, "timestamp", properties.getTimestamp());
    return texts;
  }

  /** Bytes are no text. */
  private static void add(Map<String, String> texts, String name, @Nullable Object value) {
    if (value instanceof Date date) {
      texts.put(name, date.toInstant().toString());
    } else if (value != null && !(value instanceof byte[])) {
      texts.put(name, value.toString());
    }
  }
}
