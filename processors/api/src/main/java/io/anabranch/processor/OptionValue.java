package io.anabranch.processor;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One component of a record of options: parses and checks its value. */
final class OptionValue {

  private final RecordComponent component;
  private final Option option;
  private final boolean optional;
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
    this.type =
        optional
            ? (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType();
  }

  /** The component's name with hyphens. */
  String key() {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * The value of the component.
   *
   * @param configured null for its default
   * @throws IllegalArgumentException if the value is not allowed
   */
  Object read(@Nullable String configured) {
    if (configured == null) {
      return optional ? Optional.empty() : parse(option.standard());
    }
    Object value = parse(configured.strip());
    return optional ? Optional.of(value) : value;
  }

  OptionDescription describe() {
    return new OptionDescription(
        key(),
        optional || option.standard().isEmpty() ? Optional.empty() : Optional.of(option.standard()),
        allowed(),
        option.doc());
  }

  private Object parse(String value) {
    if (type == int.class || type == Integer.class) {
      return number(value, Integer.valueOf(integer(value)));
    } else if (type == double.class || type == Double.class) {
      return number(value, decimal(value));
    } else if (type == boolean.class || type == Boolean.class) {
      if (!value.equals("true") && !value.equals("false")) {
        throw notAllowed(value);
      }
      return Boolean.valueOf(value);
    } else if (value.isBlank()) {
      throw new IllegalArgumentException(
          "option '%s' is blank; allowed: %s".formatted(key(), allowed()));
    } else if (type == String.class) {
      return value;
    } else if (type == Path.class) {
      return path(value);
    } else if (type.isEnum()) {
      return constant(value);
    }
    throw new IllegalStateException("options of type " + type + " are not read");
  }

  private <N extends Number> N number(String value, N number) {
    if (number.doubleValue() < option.least() || number.doubleValue() > option.most()) {
      throw notAllowed(value);
    }
    return number;
  }

  private int integer(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw notAllowed(value);
    }
  }

  private double decimal(String value) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isNaN(number)) {
        throw notAllowed(value);
      }
      return number;
    } catch (NumberFormatException e) {
      throw notAllowed(value);
    }
  }

  private Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw notAllowed(value);
    }
  }

  private Object constant(String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> notAllowed(value));
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

  private IllegalArgumentException notAllowed(String value) {
    return new IllegalArgumentException(
        "option '%s' is '%s'; allowed: %s".formatted(key(), value, allowed()));
  }
}
