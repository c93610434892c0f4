package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must hold of a record. Case does not count.
 *
 * <pre>
 * /comment                  there is a value
 * /type = comment | note    it is one of these
 * /type != note             it is another, or there is none
 * /a/type | /type = note    of the first of the two that there is
 * </pre>
 *
 * @param where the value is
 * @param isNegated whether it must be none of the values
 * @param values in lower case; none if any will do
 */
public record Condition(FieldExpression where, boolean isNegated, Set<String> values) {

  private static final Pattern FORM = Pattern.compile("([^!=]+?)\\s*(?:(!?=)\\s*(.+))?");

  /** Keeps a copy. */
  public Condition {
    values = Set.copyOf(values);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it has no such form
   */
  public static Condition parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a condition such as /type = comment, /type != note or /comment");
    }
    Set<String> values =
        Optional.ofNullable(matcher.group(3)).stream()
            .flatMap(several -> Arrays.stream(several.split("\\|")))
            .map(Condition::plain)
            .collect(Collectors.toUnmodifiableSet());
    return new Condition(
        FieldExpression.parse(matcher.group(1)), "!=".equals(matcher.group(2)), values);
  }

  boolean holds(ObjectNode record) {
    if (values.isEmpty()) {
      return where.exists(record);
    }
    Optional<JsonNode> value = where.find(record);
    return isNegated != value.filter(node -> values.contains(plain(node.asText()))).isPresent();
  }

  private static String plain(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
