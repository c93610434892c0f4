package io.anabranch.cli.produce;

import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages out of named values: of the fields of Message, and {@code key} for the record's
 * key; all others become attributes.
 *
 * @param defaults for fields that an input does not have
 * @param keyField field or attribute whose value is the record's key
 */
public record MessageFields(Map<String, String> defaults, @Nullable String keyField) {

  public static final String TEXT = "text";

  private static final String KEY = "key";
  private static final String CREATED_AT = "createdAt";
  private static final String AUTHOR_ROLE = "authorRole";
  private static final Set<String> NOT_STRINGS = Set.of(CREATED_AT, AUTHOR_ROLE, "attributes");

  public MessageFields {
    defaults = Map.copyOf(defaults);
  }

  /**
   * A message.
   *
   * @throws IllegalArgumentException if there is no text, or a value is not allowed
   */
  public InputMessage message(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>(defaults);
    values.putAll(given);
    if (!values.containsKey(TEXT)) {
      throw new IllegalArgumentException("no field 'text'");
    }
    String key = values.get(keyField == null ? KEY : keyField);
    if (key == null && keyField != null) {
      throw new IllegalArgumentException("no field '%s' for the key".formatted(keyField));
    }
    values.remove(KEY);
    Message message = new Message();
    Map<String, String> attributes = new HashMap<>();
    values.forEach(
        (name, value) -> {
          Schema.Field field = message.getSchema().getField(name);
          if (name.equals(CREATED_AT)) {
            message.setCreatedAt(instant(value));
          } else if (name.equals(AUTHOR_ROLE)) {
            message.setAuthorRole(role(value));
          } else if (field != null && !NOT_STRINGS.contains(name)) {
            message.put(field.pos(), value);
          } else {
            attributes.put(name, value);
          }
        });
    message.setAttributes(attributes);
    return new InputMessage(key, message);
  }

  private static Instant instant(String value) {
    try {
      return value.matches("-?\\d{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(value))
          : Instant.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "field 'createdAt': expected 2026-01-31T12:00:00Z or milliseconds of the epoch", e);
    }
  }

  private static AuthorRole role(String value) {
    try {
      return AuthorRole.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "field 'authorRole': allowed are " + Arrays.toString(AuthorRole.values()), e);
    }
  }
}
