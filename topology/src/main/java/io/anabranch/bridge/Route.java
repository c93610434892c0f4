package io.anabranch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.Message;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers choose enriched records by: words that are taken from headers {@code
 * anabranch.NAME}, or else from the message's field of that name.
 *
 * @param names from the left
 */
record Route(List<String> names) {

  private static final String HEADER = "anabranch.";
  private static final String NONE = "none";

  Route {
    names = List.copyOf(names);
  }

  /**
   * The words of a record: lower-case letters, digits and hyphens; {@value #NONE} where it has no
   * value.
   */
  List<String> of(Enriched enriched, Headers headers) {
    return names.stream().map(name -> word(value(name, enriched, headers))).toList();
  }

  private static @Nullable Object value(String name, Enriched enriched, Headers headers) {
    Header header = headers.lastHeader(HEADER + name);
    if (header != null && header.value() != null) {
      return new String(header.value(), UTF_8);
    }
    Message message = enriched.getMessage();
    Schema.Field field = Message.SCHEMA$.getField(name);
    return message == null || field == null ? null : message.get(field.pos());
  }

  private static String word(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    String word =
        value
            .toString()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return word.isEmpty() ? NONE : word;
  }
}
