package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the value of a field comes from: the first of several alternatives that gives one.
 *
 * <pre>
 * /comment/body                  a path, or a name
 * /subject, /description         several, with an empty line between them
 * /via/channel | /channel        the second if there is no first
 * /via/channel | =email          a constant if there is none
 * </pre>
 */
public final class FieldExpression {

  private static final String BETWEEN = "\n\n";

  private final String text;
  private final List<Alternative> alternatives;

  private FieldExpression(String text, List<Alternative> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /**
   * Some paths, or a constant.
   *
   * @param constant what it is if there are no paths
   */
  private record Alternative(List<FieldPath> paths, String constant) {

    Optional<JsonNode> find(ObjectNode record) {
      if (paths.isEmpty()) {
        return Optional.of(record.textNode(constant));
      }
      List<JsonNode> found =
          paths.stream()
              .flatMap(path -> path.find(record).stream())
              .filter(JsonNode::isValueNode)
              .toList();
      if (found.size() < 2) {
        return found.stream().findFirst();
      }
      return Optional.of(
          record.textNode(
              found.stream()
                  .map(JsonNode::asText)
                  .filter(value -> !value.isBlank())
                  .collect(Collectors.joining(BETWEEN))));
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if a path is blank or malformed
   */
  public static FieldExpression parse(String text) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|", -1)) {
      String part = alternative.strip();
      alternatives.add(
          part.startsWith("=")
              ? new Alternative(List.of(), part.substring(1).strip())
              : new Alternative(
                  Arrays.stream(part.split(",", -1))
                      .map(path -> new FieldPath(path.strip()))
                      .toList(),
                  ""));
    }
    return new FieldExpression(text, List.copyOf(alternatives));
  }

  /** That of one path or name, whatever characters it has. */
  public static FieldExpression of(FieldPath path) {
    return new FieldExpression(path.text(), List.of(new Alternative(List.of(path), "")));
  }

  /** The value that a record has for it; empty if it has none. */
  Optional<JsonNode> find(ObjectNode record) {
    return chosen(record).flatMap(alternative -> alternative.find(record));
  }

  /** The first that gives more than blanks, or else the last that gives anything. */
  private Optional<Alternative> chosen(ObjectNode record) {
    Optional<Alternative> blank = Optional.empty();
    for (Alternative alternative : alternatives) {
      Optional<JsonNode> value = alternative.find(record);
      if (value.isPresent() && !value.get().asText().isBlank()) {
        return Optional.of(alternative);
      }
      blank = value.isPresent() ? Optional.of(alternative) : blank;
    }
    return blank;
  }

  /** Whether a record has anything where it looks, be it a value, an object or a list. */
  boolean exists(ObjectNode record) {
    return alternatives.stream()
        .flatMap(alternative -> alternative.paths().stream())
        .anyMatch(path -> path.find(record).isPresent());
  }

  /** The fields of a record that it takes the value from, as far as they hold nothing else. */
  Set<String> names(ObjectNode record) {
    return chosen(record).stream()
        .flatMap(alternative -> alternative.paths().stream())
        .flatMap(path -> path.name(record).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return text;
  }
}
