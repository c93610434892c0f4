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
 * java.nio.file.Path}, an enum, an {@link java.util.Optional} of one of them, or a record of
 * further options; what else must hold is checked by the record's constructor.
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
    List<String> keys = describe(type).stream().map(OptionDescription::key).toList();
    for (String key : new TreeSet<>(values.keySet())) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(unknown(key, keys));
      }
    }
    return create(type, values);
  }

  /** What there is to configure. */
  public static List<OptionDescription> describe(Class<? extends Record> type) {
    List<OptionDescription> descriptions = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isRecord()) {
        descriptions.addAll(describe(component.getType().asSubclass(Record.class)));
      } else {
        descriptions.add(new OptionValue(component).describe());
      }
    }
    return descriptions;
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
        OptionValue option = new OptionValue(component);
        arguments.add(option.read(values.get(option.key())));
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
