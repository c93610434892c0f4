package io.anabranch.processor;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the options of a processor into a record, whose components are each marked as an {@link
 * Option}. Components are {@code int}, {@code double}, {@code boolean}, {@link String}, {@link
 * java.nio.file.Path}, an enum, an {@link java.util.Optional} of one of them, a {@link Map} of
 * {@link String} to one of them, or a record of further options; what else must hold is checked by
 * the record's constructor, the keys of a map among it.
 */
public final class Options {

  private Options() {}

  /**
   * The options in a configuration.
   *
   * @param type a record
   * @param values by key, as the configuration gives them
   * @throws IllegalArgumentException if a key is unknown or a value not allowed; the message names
   *     the key, the value and what is allowed
   */
  public static <O extends Record> O read(Class<O> type, Map<String, String> values) {
    List<OptionValue> options = options(type);
    for (String key : new TreeSet<>(values.keySet())) {
      if (options.stream().noneMatch(option -> option.has(key))) {
        throw new IllegalArgumentException(
            unknown(key, options.stream().map(OptionValue::describedKey).toList()));
      }
    }
    return create(type, values);
  }

  /**
   * Whether a key is that of an option, or of an element of one that is a map.
   *
   * @param type a record
   */
  public static boolean has(Class<? extends Record> type, String key) {
    return options(type).stream().anyMatch(option -> option.has(key));
  }

  /** What there is to configure. */
  public static List<OptionDescription> describe(Class<? extends Record> type) {
    return options(type).stream().map(OptionValue::describe).toList();
  }

  private static List<OptionValue> options(Class<? extends Record> type) {
    List<OptionValue> options = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        options.addAll(options(component.getType().asSubclass(Record.class)));
      } else {
        options.add(new OptionValue(component));
      }
    }
    return options;
  }

  private static String unknown(String key, List<String> keys) {
    String meant =
        NearestName.of(key, keys).map(name -> "; did you mean '" + name + "'?").orElse(";");
    String known = keys.isEmpty() ? "none" : String.join(", ", new TreeSet<>(keys));
    return "option '" + key + "' is unknown" + meant + " allowed: " + known;
  }

  private static <O extends Record> O create(Class<O> type, Map<String, String> values) {
    List<Object> arguments = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        arguments.add(create(component.getType().asSubclass(Record.class), values));
      } else {
        arguments.add(new OptionValue(component).readFrom(values));
      }
    }
    try {
      Constructor<O> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(type.getName() + " cannot be created", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be created", e);
    }
  }
}
