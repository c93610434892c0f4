package io.anabranch.processor;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One component of a record of options: parses and checks its value. */
final class OptionValue {

  private final RecordComponent component;
  private final Option option;
  private final boolean optional;
  private final boolean map;
  private final Class<?> type;

  /**
   * @throws IllegalStateException if the component is not marked, or of a type that is not read
   */
  OptionValue(RecordComponent component) {
    Option mark = component.getAnnotation(Option.class);
    if (mark == null) {
      throw new IllegalStateException(component + " is not marked as an option");
    }
    this.component = component;
    this.option = mark;
    this.optional = component.getType() == Optional.class;
    this.map = component.getType() == Map.class;
    this.type = optional ? argument(0) : map ? argument(1) : component.getType();
    if (map && (argument(0) != String.class || option.keys().isEmpty())) {
      throw new IllegalStateException(component + " is a map whose keys are not described");
    }
  }

  private Class<?> argument(int place) {
    return (Class<?>)
        ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[place];
  }

  /** Whether a key is that of the component, or of an element of a map. */
  boolean has(String key) {
    return map ? key.startsWith(prefix()) && key.length() > prefix().length() : key.equals(key());
  }

  /** The key; of a map, with what stands for the end of its keys. */
  String describedKey() {
    return map ? prefix() + option.keys() : key();
  }

  /**
   * The value of the component.
   *
   * @param values as configured, by key
   * @throws IllegalArgumentException if the value is not allowed
   */
  Object readFrom(Map<String, String> values) {
    if (map) {
      Map<String, Object> elements = new TreeMap<>();
      values.forEach(
          (key, value) -> {
            if (has(key)) {
              elements.put(key.substring(prefix().length()), parse(key, value.strip()));
            }
          });
      return Collections.unmodifiableMap(elements);
    }
    String configured = values.get(key());
    if (configured == null) {
      return optional ? Optional.empty() : parse(key(), option.standard());
    }
    Object value = parse(key(), configured.strip());
    return optional ? Optional.of(value) : value;
  }

  /** The component's name with hyphens. */
  private String key() {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private String prefix() {
    return key() + ".";
  }

  OptionDescription describe() {
    return new OptionDescription(
        describedKey(),
        optional || map || option.standard().isEmpty()
            ? Optional.empty()
            : Optional.of(option.standard()),
        allowed(),
        option.doc());
  }

  private Object parse(String key, String value) {
    if (type == int.class || type == Integer.class) {
      return number(key, value, Integer.valueOf(integer(key, value)));
    } else if (type == double.class || type == Double.class) {
      return number(key, value, decimal(key, value));
    } else if (type == boolean.class || type == Boolean.class) {
      if (!value.equals("true") && !value.equals("false")) {
        throw notAllowed(key, value);
      }
      return Boolean.valueOf(value);
    } else if (value.isBlank()) {
      throw new IllegalArgumentException(
          "option '%s' is blank; allowed: %s".formatted(key, allowed()));
    } else if (type == String.class) {
      return value;
    } else if (type == Path.class) {
      return path(key, value);
    } else if (type.isEnum()) {
      return constant(key, value);
    }
    throw new IllegalStateException("options of type " + type + " are not read");
  }

  private <N extends Number> N number(String key, String value, N number) {
    if (number.doubleValue() < option.least() || number.doubleValue() > option.most()) {
      throw notAllowed(key, value);
    }
    return number;
  }

  private int integer(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw notAllowed(key, value);
    }
  }

  private double decimal(String key, String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isNaN(number)) {
        throw notAllowed(key, value);
      }
      return number;
    } catch (NumberFormatException e) {
      throw notAllowed(key, value);
    }
  }

  private Path path(String key, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw notAllowed(key, value);
    }
  }

  private Object constant(String key, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> notAllowed(key, value));
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String allowed() {
    if (!option.allowed().isEmpty()) {
      return option.allowed();
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number" + range(true);
    } else if (type == double.class || type == Double.class) {
      return "a number" + range(false);
    } else if (type == boolean.class || type == Boolean.class) {
      return "true, false";
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(OptionValue::name)
          .collect(Collectors.joining(", "));
    }
    return type == Path.class ? "a path" : "a text";
  }

  private String range(boolean whole) {
    if (Double.isInfinite(option.least()) || Double.isInfinite(option.most())) {
      return "";
    }
    return " from %s to %s".formatted(bound(option.least(), whole), bound(option.most(), whole));
  }

  private static String bound(double value, boolean whole) {
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private IllegalArgumentException notAllowed(String key, String value) {
    return new IllegalArgumentException(
        "option '%s' is '%s'; allowed: %s".formatted(key, value, allowed()));
  }
}
