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
 * @param fields of the message and {@value #KEY}, by their names, and where each comes from; one
 *     that is empty is not read
 * @param constants for fields and attributes that a record does not have
 * @param roles of authors, and what holds of a record that one of them wrote
 * @param attributes what is kept of the rest
 * @param times how they are written
 */
public record MessageMapping(
    Map<String, Optional<FieldExpression>> fields,
    Map<String, String> constants,
    Map<AuthorRole, Condition> roles,
    AttributeSelection attributes,
    Times times) {

  public static final String TEXT = "text";
  public static final String KEY = "key";

  /** Names of the text in other people's records, if exactly one of them is there. */
  static final List<String> TEXTS =
      List.of("body", "message", "description", "comment", "content", "plain_body", "html_body");

  private static final String ATTRIBUTES = "attributes";
  private static final String CREATED_AT = "createdAt";
  private static final String AUTHOR_ROLE = "authorRole";
  private static final int NAMES_IN_ERROR = 20;

  /** Names of the fields of a message. */
  static final Set<String> FIELDS =
      Message.getClassSchema().getFields().stream()
          .map(Schema.Field::name)
          .filter(name -> !name.equals(ATTRIBUTES))
          .collect(Collectors.toUnmodifiableSet());

  /** With the names of messages alone. */
  public static final MessageMapping PLAIN =
      new MessageMapping(Map.of(), Map.of(), Map.of(), AttributeSelection.ALL, Times.UTC);

  /**
   * @throws IllegalArgumentException if an expression is for no field of a message
   */
  public MessageMapping {
    fields = Map.copyOf(fields);
    constants = Map.copyOf(constants);
    roles = Map.copyOf(roles);
    for (String name : fields.keySet()) {
      if (!FIELDS.contains(name) && !name.equals(KEY)) {
        throw new IllegalArgumentException(
            "'%s' is no field of a message; allowed are %s and %s"
                .formatted(name, FIELDS.stream().sorted().collect(Collectors.joining(", ")), KEY));
      }
    }
  }

  /** This mapping with more fields and constants, which come before its own, and other times. */
  public MessageMapping with(
      Map<String, Optional<FieldExpression>> more,
      Map<String, String> moreConstants,
      Times otherTimes) {
    Map<String, Optional<FieldExpression>> all = new HashMap<>(fields);
    all.putAll(more);
    Map<String, String> allConstants = new HashMap<>(constants);
    allConstants.putAll(moreConstants);
    return new MessageMapping(all, allConstants, roles, attributes, otherTimes);
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
      Optional<JsonNode> value = value(field, record, read);
      if (value.isPresent()) {
        set(message, field, value.get());
      }
    }
    role(record).ifPresent(message::setAuthorRole);
    if (message.getText() == null) {
      throw new UnmappableException(withoutText(record));
    }
    Optional<JsonNode> key = value(KEY, record, read);
    if (key.isEmpty() && fields.containsKey(KEY)) {
      throw new UnmappableException("no value for the key, where it should be");
    }
    Map<String, String> all = attributes.of(record, read);
    constants.forEach(
        (name, value) -> {
          if (!FIELDS.contains(name) && !name.equals(KEY)) {
            all.putIfAbsent(name, value);
          }
        });
    message.setAttributes(all);
    return new MappedMessage(key.map(JsonNode::asText).orElse(null), message);
  }

  /** Whether the key of a message is a value of its record. */
  public boolean mapsKey() {
    return fields.containsKey(KEY);
  }

  /** The field of which the text is read where nobody has said which; empty if it has its name. */
  public Optional<String> textField(ObjectNode record) {
    if (fields.containsKey(TEXT) || new FieldPath(TEXT).find(record).isPresent()) {
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

  private Optional<JsonNode> value(String field, ObjectNode record, Set<String> read) {
    Optional<FieldExpression> expression =
        fields.containsKey(field)
            ? fields.get(field)
            : Optional.of(
                FieldExpression.of(
                    new FieldPath(field.equals(TEXT) ? textField(record).orElse(TEXT) : field)));
    expression.ifPresent(where -> read.addAll(where.names(record)));
    return expression
        .flatMap(where -> where.find(record))
        .or(() -> Optional.ofNullable(constants.get(field)).map(record::textNode));
  }

  private Optional<AuthorRole> role(ObjectNode record) {
    return Arrays.stream(AuthorRole.values())
        .filter(
            role ->
                Optional.ofNullable(roles.get(role))
                    .filter(condition -> condition.holds(record))
                    .isPresent())
        .findFirst();
  }

  private void set(Message message, String field, JsonNode value) throws UnmappableException {
    try {
      if (field.equals(CREATED_AT)) {
        message.setCreatedAt(times.parse(value));
      } else if (field.equals(AUTHOR_ROLE)) {
        message.setAuthorRole(AuthorRole.valueOf(value.asText().strip().toUpperCase(Locale.ROOT)));
      } else {
        message.put(Message.getClassSchema().getField(field).pos(), value.asText());
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

  private static String withoutText(ObjectNode record) {
    List<String> names =
        record.properties().stream().map(Map.Entry::getKey).sorted().limit(NAMES_IN_ERROR).toList();
    return "no text: say which field it is (of a file by --text-field or --map text=PATH, of a topic"
        + " by text: PATH); there are "
        + String.join(", ", names);
  }
}
