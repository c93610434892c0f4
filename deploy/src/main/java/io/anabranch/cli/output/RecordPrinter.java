package io.anabranch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to standard output.
 *
 * @param headers JSON: each record in an envelope with its place, key and headers; pretty: a line
 *     with them before each
 * @param showText whether dead letters show what the customer wrote
 */
public record RecordPrinter(
    CliContext context,
    OutputFormat format,
    boolean headers,
    boolean showText,
    Deserializer<Object> deserializer,
    EnrichedFormatter formatter) {

  /** Writes enriched records as all stages on the class path describe. */
  public RecordPrinter(
      CliContext context,
      OutputFormat format,
      boolean headers,
      boolean showText,
      Deserializer<Object> deserializer) {
    this(
        context,
        format,
        headers,
        showText,
        deserializer,
        new EnrichedFormatter(context.terminal()));
  }

  /**
   * Decodes and writes one record.
   *
   * @throws org.apache.kafka.common.errors.SerializationException if it cannot be decoded; nothing
   *     is written then
   */
  public void print(ConsumerRecord<byte[], byte[]> record) {
    Object value = deserializer.deserialize(record.topic(), record.value());
    PrintWriter out = context.out();
    if (format == OutputFormat.JSON) {
      out.println(headers ? envelope(record, value) : json(value));
      return;
    }
    if (headers) {
      out.println(envelope(record, null).without("value"));
    }
    if (value instanceof Enriched enriched) {
      out.println(formatter.format(enriched));
    } else {
      out.println(place(record) + "  " + Instant.ofEpochMilli(record.timestamp()));
      out.println(json(value).toPrettyString());
    }
  }

  /** Topic, partition and offset with hyphens, as in the id of an enriched record. */
  public static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private JsonNode json(@Nullable Object value) {
    if (value instanceof DeadLetter letter) {
      return new DeadLetterJson(showText, deserializer).of(letter);
    }
    if (value instanceof IndexedRecord avro) {
      return AvroToJson.of(avro);
    }
    return JsonNodeFactory.instance.pojoNode(value);
  }

  private ObjectNode envelope(ConsumerRecord<byte[], byte[]> record, @Nullable Object value) {
    boolean hidden = value instanceof DeadLetter && !showText;
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", record.topic())
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString())
            .put("key", text(record.key()));
    ObjectNode headerNode = node.putObject("headers");
    for (Header header : record.headers()) {
      headerNode.put(
          header.key(), hidden ? DeadLetterJson.size(header.value()) : text(header.value()));
    }
    return node.set("value", json(value));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
