package io.anabranch.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a value is in a record: a name, of which case, blanks and underscores do not count, or a
 * path (RFC 6901) such as {@code /comment/body}.
 *
 * @param text as it was written
 */
public record FieldPath(String text) {

  /**
   * @throws IllegalArgumentException if it is blank or malformed
   */
  public FieldPath {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "a name or path is blank; expected one such as text or /comment/body");
    }
    if (isPath(text)) {
      var unused = JsonPointer.compile(text);
    }
  }

  /** The value there; empty if there is none. */
  public Optional<JsonNode> find(ObjectNode record) {
    JsonNode value = isPath() ? record.at(text) : name(record).map(record::get).orElse(null);
    return Optional.ofNullable(value).filter(node -> !node.isMissingNode() && !node.isNull());
  }

  /** The field of a record that holds the value and nothing else; empty if there is none. */
  Optional<String> name(ObjectNode record) {
    if (isPath()) {
      JsonPointer pointer = JsonPointer.compile(text);
      return Optional.of(pointer.getMatchingProperty())
          .filter(name -> pointer.tail().matches() && record.has(name));
    }
    if (record.has(text)) {
      return Optional.of(text);
    }
    String plain = plain(text);
    return record.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> plain(name).equals(plain))
        .findFirst();
  }

  private boolean isPath() {
    return isPath(text);
  }

  private static boolean isPath(String text) {
    return text.startsWith("/");
  }

  /** A name without what does not count. */
  private static String plain(String name) {
    return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
