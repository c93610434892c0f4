package io.anabranch.broker.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream.
 *
 * @param id of the server's
 * @param fields in their order; none if the entry was deleted, and only its claim is left
 */
public record StreamEntry(String id, Map<String, byte[]> fields) {

  /** The bytes of a field, not to be changed. */
  public Optional<byte[]> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** A field as a text. */
  public Optional<String> text(String name) {
    return field(name).map(StreamEntry::text);
  }

  /** Whether there is nothing any more but a claim. */
  public boolean isDeleted() {
    return fields.isEmpty();
  }

  /** The entries in a reply to {@code XREAD} or {@code XREADGROUP} of one stream. */
  public static List<StreamEntry> ofRead(@Nullable Object reply) {
    return reply == null ? List.of() : ofRange(list(list(reply).get(0)).get(1));
  }

  /** The entries in a reply to {@code XRANGE} or {@code XCLAIM}. */
  public static List<StreamEntry> ofRange(Object reply) {
    List<StreamEntry> entries = new ArrayList<>();
    for (@Nullable Object each : list(reply)) {
      if (each != null) {
        List<?> entry = list(each);
        entries.add(new StreamEntry(text((byte[]) entry.get(0)), fields(entry.get(1))));
      }
    }
    return entries;
  }

  static List<?> list(Object reply) {
    return (List<?>) reply;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Names and values that take turns. */
  static Map<String, Object> pairs(Object reply) {
    List<?> list = list(reply);
    Map<String, Object> pairs = new LinkedHashMap<>();
    for (int i = 0; i + 1 < list.size(); i += 2) {
      pairs.put(text((byte[]) list.get(i)), list.get(i + 1));
    }
    return pairs;
  }

  private static Map<String, byte[]> fields(@Nullable Object reply) {
    Map<String, byte[]> fields = new LinkedHashMap<>();
    if (reply != null) {
      pairs(reply).forEach((name, value) -> fields.put(name, (byte[]) value));
    }
    return fields;
  }
}
