package io.anabranch.mapping;

import io.anabranch.schema.AuthorRole;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * A mapping as a configuration or a preset writes it. Of the names of keys, case, hyphens and
 * underscores do not count.
 *
 * <pre>
 * text: /subject, /description     any field of a message, and key: a {@link FieldExpression}
 * attribute.plan: /org/plan        an attribute: a {@link FieldExpression}
 * attributes: none                 what else is kept: all, none, or paths with commas
 * customer: /sender = Customer     who wrote it, also agent, bot, system: a {@link Condition}
 * only: /internal = false          records to take, with commas if several must hold
 * roles: customer, unknown         authors whose messages are taken
 * zone: Europe/Berlin              of times that do not say theirs
 * date-format: dd/MM/uuuu HH:mm    of times in no common form
 * </pre>
 */
public final class MappingKeys {

  private static final String ATTRIBUTE = "attribute.";
  private static final String ATTRIBUTES = "attributes";
  private static final String ONLY = "only";
  private static final String ROLES = "roles";
  private static final String ZONE = "zone";
  private static final String DATE_FORMAT = "date-format";
  private static final Set<AuthorRole> ROLES_BY_CONDITION =
      Set.of(AuthorRole.CUSTOMER, AuthorRole.AGENT, AuthorRole.BOT, AuthorRole.SYSTEM);

  /** Names of keys without what does not count, to the names themselves. */
  private static final Map<String, String> NAMES =
      Stream.of(
              MessageMapping.FIELDS.stream(),
              Stream.of(MessageMapping.KEY, ATTRIBUTES, ONLY, ROLES, ZONE, DATE_FORMAT),
              ROLES_BY_CONDITION.stream().map(MappingKeys::name))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableMap(MappingKeys::plain, name -> name));

  private final String prefix;
  private final Map<String, String> values = new TreeMap<>();

  private MappingKeys(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Reads a mapping.
   *
   * @param prefix of the keys, for errors
   * @param base keys of a preset; each is replaced by one of the same name
   * @param keys without the prefix
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static RecordMapping read(
      String prefix, Map<String, String> base, Map<String, String> keys) {
    MappingKeys mapping = new MappingKeys(prefix);
    base.forEach(mapping::put);
    keys.forEach(mapping::put);
    return mapping.read();
  }

  private void put(String key, String value) {
    if (key.startsWith(ATTRIBUTE) && key.length() > ATTRIBUTE.length()) {
      values.put(key, value);
      return;
    }
    String name = NAMES.get(plain(key));
    if (name == null) {
      throw new ConfigException(
          "unknown key '%s%s'; allowed are %s and %sNAME"
              .formatted(prefix, key, String.join(", ", new TreeSet<>(NAMES.values())), ATTRIBUTE));
    }
    values.put(name, value);
  }

  private RecordMapping read() {
    Map<String, Optional<FieldExpression>> fields = new HashMap<>();
    Map<String, FieldExpression> added = new HashMap<>();
    for (String key : values.keySet()) {
      if (key.startsWith(ATTRIBUTE)) {
        parsed(key, FieldExpression::parse)
            .ifPresent(expression -> added.put(key.substring(ATTRIBUTE.length()), expression));
      } else if (MessageMapping.FIELDS.contains(key) || key.equals(MessageMapping.KEY)) {
        fields.put(key, parsed(key, FieldExpression::parse));
      }
    }
    Map<AuthorRole, Condition> roles = new HashMap<>();
    for (AuthorRole role : ROLES_BY_CONDITION) {
      parsed(name(role), Condition::parse).ifPresent(condition -> roles.put(role, condition));
    }
    return new RecordMapping(
        new RecordFilter(
            parsed(ONLY, value -> all(value, Condition::parse)).orElse(List.of()),
            Set.copyOf(parsed(ROLES, value -> all(value, MappingKeys::role)).orElse(List.of()))),
        new MessageMapping(
            fields,
            Map.of(),
            roles,
            new AttributeSelection(
                parsed(ATTRIBUTES, AttributeSelection::parse).orElse(Optional.empty()), added),
            new Times(
                parsed(ZONE, MappingKeys::zone).orElse(ZoneId.of("UTC")),
                parsed(DATE_FORMAT, MappingKeys::dateFormat))));
  }

  /** What a key says; empty if it says nothing. */
  private <T> Optional<T> parsed(String key, Function<String, T> parser) {
    String value = values.get(key);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(value));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(prefix + key, value, e.getMessage());
    }
  }

  private static <T> List<T> all(String value, Function<String, T> parser) {
    return Arrays.stream(value.split(",")).map(parser).toList();
  }

  private static AuthorRole role(String name) {
    try {
      return AuthorRole.valueOf(name.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "allowed are "
              + Arrays.stream(AuthorRole.values())
                  .map(MappingKeys::name)
                  .collect(Collectors.joining(", ")),
          e);
    }
  }

  /**
   * Reads the name of a zone.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "allowed are zones such as Europe/Berlin, UTC or +01:00", e);
    }
  }

  /**
   * Reads a form of times.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DateTimeFormatter dateFormat(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("allowed are patterns such as dd/MM/uuuu HH:mm", e);
    }
  }

  private static String name(AuthorRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(String key) {
    return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }
}
