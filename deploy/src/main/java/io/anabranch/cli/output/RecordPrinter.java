package io.anabranch.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.client.TopicRecord;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.json.AvroToJson;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.RecordHeader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to standard output.
 *
 * @param headers JSON: each record in an envelope with its place, key and headers; pretty: a line
 *     with them before each
 * @param showText whether dead letters show what the customer wrote
 * @param decoder tried on what dead letters hold
 */
public record RecordPrinter(
    CliContext context,
    OutputFormat format,
    boolean headers,
    boolean showText,
    RecordDecoder decoder,
    EnrichedFormatter formatter) {

  /** Writes enriched records as all stages on the class path describe. */
  public RecordPrinter(
      CliContext context,
      OutputFormat format,
      boolean headers,
      boolean showText,
      RecordDecoder decoder) {
    this(context, format, headers, showText, decoder, new EnrichedFormatter(context.terminal()));
  }

  /**
   * Decodes and writes one record.
   *
   * @throws io.anabranch.cluster.UndecodableRecordException if it cannot be decoded; nothing is
   *     written then
   */
  public void print(TopicRecord record) {
    Object value = record.value();
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
      out.println(record.id() + "  " + record.timestamp());
      out.println(json(value).toPrettyString());
    }
  }

  private JsonNode json(@Nullable Object value) {
    if (value instanceof DeadLetter letter) {
      return new DeadLetterJson(showText, decoder).of(letter);
    }
    if (value instanceof IndexedRecord avro) {
      return AvroToJson.of(avro);
    }
    return JsonNodeFactory.instance.pojoNode(value);
  }

  private ObjectNode envelope(TopicRecord record, @Nullable Object value) {
    boolean hidden = value instanceof DeadLetter && !showText;
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", record.id().topic())
            .put("partition", record.id().partition())
            .put("offset", record.id().offset())
            .put("timestamp", record.timestamp().toString())
            .put("key", text(record.key()));
    ObjectNode headerNode = node.putObject("headers");
    for (RecordHeader header : record.headers()) {
      byte[] bytes = DeadLetterJson.bytes(header.getValue());
      headerNode.put(header.getKey(), hidden ? DeadLetterJson.size(bytes) : text(bytes));
    }
    return node.set("value", json(value));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
