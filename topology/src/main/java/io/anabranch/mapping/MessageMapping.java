package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Which field of a record is which of a message. Those that are not told have the names of the
 * message's own, whatever their case, blanks and underscores; what is no field of a message becomes
 * an attribute, with dots between the names of what is nested.
 *
 * @param paths of fields of the message and of {@value #KEY}, by their names; one that is empty is
 *     not read
 * @param constants for fields and attributes that a record does not have
 * @param times how they are written
 */
public record MessageMapping(
    Map<String, Optional<FieldPath>> paths, Map<String, String> constants, Times times) {

  public static final String TEXT = "text";
  public static final String KEY = "key";

  /** Names of the text in other people's records, if exactly one of them is there. */
  static final List<String> TEXTS =
      List.of("body", "message", "description", "comment", "content", "plain_body", "html_body");

  private static final String ATTRIBUTES = "attributes";
  private static final String CREATED_AT = "createdAt";
  private static final String AUTHOR_ROLE = "authorRole";

  private static final Set<String> FIELDS =
      Message.getClassSchema().getFields().stream()
          .map(Schema.Field::name)
          .filter(name -> !name.equals(ATTRIBUTES))
          .collect(Collectors.toUnmodifiableSet());

  /** With the names of messages alone. */
  public static final MessageMapping PLAIN = new MessageMapping(Map.of(), Map.of(), Times.UTC);

  /**
   * @throws IllegalArgumentException if a path is for no field of a message
   */
  public MessageMapping {
    paths = Map.copyOf(paths);
    constants = Map.copyOf(constants);
    for (String name : paths.keySet()) {
      if (!FIELDS.contains(name) && !name.equals(KEY)) {
        throw new IllegalArgumentException(
            "'%s' is no field of a message; allowed are %s and %s"
                .formatted(name, FIELDS.stream().sorted().collect(Collectors.joining(", ")), KEY));
      }
    }
  }

  /**
   * Makes a message.
   *
   * @throws UnmappableException if there is no text, or a value is not allowed
   */
  public MappedMessage map(ObjectNode record) throws UnmappableException {
    Message message = new Message();
    Set<String> read = new HashSet<>();
    for (String field : FIELDS) {
      Optional<String> value = value(field, record, read);
      if (value.isPresent()) {
        set(message, field, value.get());
      }
    }
    if (message.getText() == null) {
      throw new UnmappableException(withoutText(record));
    }
    Optional<String> key = value(KEY, record, read);
    if (key.isEmpty() && paths.containsKey(KEY)) {
      throw new UnmappableException("no value for the key, where it should be");
    }
    message.setAttributes(attributes(record, read));
    return new MappedMessage(key.orElse(null), message);
  }

  /** The field of which the text is read where nobody has said which; empty if it has its name. */
  public Optional<String> textField(ObjectNode record) {
    if (paths.containsKey(TEXT) || new FieldPath(TEXT).find(record).isPresent()) {
      return Optional.empty();
    }
    List<String> found =
        TEXTS.stream()
            .map(FieldPath::new)
            .filter(path -> path.find(record).filter(JsonNode::isTextual).isPresent())
            .flatMap(path -> path.name(record).stream())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<String> value(String field, ObjectNode record, Set<String> read) {
    Optional<FieldPath> path =
        paths.containsKey(field)
            ? paths.get(field)
            : Optional.of(
                new FieldPath(field.equals(TEXT) ? textField(record).orElse(TEXT) : field));
    Optional<String> value =
        path.flatMap(
            where -> {
              where.name(record).ifPresent(read::add);
              return where.find(record).filter(JsonNode::isValueNode).map(JsonNode::asText);
            });
    return value.or(() -> Optional.ofNullable(constants.get(field)));
  }

  private void set(Message message, String field, String value) throws UnmappableException {
    try {
      if (field.equals(CREATED_AT)) {
        message.setCreatedAt(times.parse(value));
      } else if (field.equals(AUTHOR_ROLE)) {
        message.setAuthorRole(AuthorRole.valueOf(value.strip().toUpperCase(Locale.ROOT)));
      } else {
        message.put(Message.getClassSchema().getField(field).pos(), value);
      }
    } catch (UnmappableException e) {
      throw new UnmappableException("field '%s': %s".formatted(field, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new UnmappableException(
          "field '%s': allowed are %s"
              .formatted(field, Arrays.toString(AuthorRole.values()).toLowerCase(Locale.ROOT)),
          e);
    }
  }

  private Map<String, String> attributes(ObjectNode record, Set<String> read) {
    Map<String, String> attributes = new HashMap<>();
    constants.forEach(
        (name, value) -> {
          if (!FIELDS.contains(name) && !name.equals(KEY)) {
            attributes.put(name, value);
          }
        });
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getKey().equals(ATTRIBUTES) && field.getValue().isObject()) {
        field.getValue().properties().forEach(each -> Attributes.add(each, "", attributes));
      } else if (!read.contains(field.getKey())) {
        Attributes.add(field, "", attributes);
      }
    }
    return attributes;
  }

  private static String withoutText(ObjectNode record) {
    List<String> names =
        record.properties().stream().map(Map.Entry::getKey).sorted().limit(20).toList();
    return "no text: say which field it is by --text-field or --map text=PATH; there are %s"
        .formatted(String.join(", ", names));
  }
}
