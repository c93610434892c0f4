package io.anabranch.serde.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the properties that Kafka hands to a serde. Errors are {@link ConfigException}s
 * that name the key, the value and what is allowed.
 */
public final class PropertyReader {

  /** Confluent's clients accept a property of the registry's client with and without it. */
  static final String CLIENT_PREFIX = "schema.registry.";

  private final Map<String, ?> properties;
  private final String prefix;

  private PropertyReader(Map<String, ?> properties, String prefix) {
    this.properties = properties;
    this.prefix = prefix;
  }

  public static PropertyReader of(Map<String, ?> properties) {
    return new PropertyReader(properties, "");
  }

  /** Looks for each key with {@link #CLIENT_PREFIX} first. */
  static PropertyReader ofClient(Map<String, ?> properties) {
    return new PropertyReader(properties, CLIENT_PREFIX);
  }

  public @Nullable String text(String key) {
    Object value = properties.get(prefix + key);
    if (value == null) {
      value = properties.get(key);
    }
    if (value == null) {
      return null;
    }
    String text = value instanceof Password password ? password.value() : asText(value);
    return text.isBlank() ? null : text.strip();
  }

  public String text(String key, String fallback) {
    String value = text(key);
    return value == null ? fallback : value;
  }

  @Nullable Password secret(String key) {
    String value = text(key);
    return value == null ? null : new Password(value);
  }

  List<String> list(String key) {
    return Arrays.stream(text(key, "").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  public boolean flag(String key, boolean fallback) {
    String value = text(key);
    if (value == null) {
      return fallback;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConfigException(key, value, "allowed: true, false");
    };
  }

  Duration millis(String key, Duration fallback, long smallest) {
    return Duration.ofMillis(number(key, fallback.toMillis(), smallest));
  }

  int number(String key, long fallback, long smallest) {
    String value = text(key);
    long number;
    try {
      number = value == null ? fallback : Long.parseLong(value);
    } catch (NumberFormatException e) {
      number = Long.MIN_VALUE;
    }
    if (number < smallest || number > Integer.MAX_VALUE) {
      throw new ConfigException(
          key, value, "allowed: whole numbers from " + smallest + " to " + Integer.MAX_VALUE);
    }
    return (int) number;
  }

  private static String asText(Object value) {
    if (value instanceof Collection<?> items) {
      return items.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return value instanceof Class<?> type ? type.getName() : value.toString();
  }
}
