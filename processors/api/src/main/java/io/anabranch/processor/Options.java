package io.anabranch.processor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The options of one processor, as the configuration gives them: checked keys, parsed values. */
public final class Options {

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Checks the keys.
   *
   * @param values options from the configuration
   * @param allowed every key that the processor knows
   * @throws IllegalArgumentException if there is another key
   */
  public static Options of(Map<String, String> values, Set<String> allowed) {
    for (String key : new TreeSet<>(values.keySet())) {
      if (!allowed.contains(key)) {
        String known = allowed.isEmpty() ? "none" : String.join(", ", new TreeSet<>(allowed));
        throw new IllegalArgumentException("option '" + key + "' is unknown; allowed: " + known);
      }
    }
    return new Options(Map.copyOf(values));
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * The value of a key as a whole number.
   *
   * @param least smallest value allowed
   * @param most greatest value allowed
   * @throws IllegalArgumentException if the value is not a whole number from least to most
   */
  public int integer(String key, int otherwise, int least, int most) {
    return number(key, Integer::valueOf, otherwise, least, most, "a whole number");
  }

  /**
   * The value of a key as a number.
   *
   * @param least smallest value allowed
   * @param most greatest value allowed
   * @throws IllegalArgumentException if the value is not a number from least to most
   */
  public double decimal(String key, double otherwise, double least, double most) {
    return number(key, Double::valueOf, otherwise, least, most, "a number");
  }

  private <N extends Comparable<N>> N number(
      String key, Function<String, N> parse, N otherwise, N least, N most, String what) {
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    String allowed = what + " from " + least + " to " + most;
    N number;
    try {
      number = parse.apply(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notAllowed(key, value, allowed), e);
    }
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new IllegalArgumentException(notAllowed(key, value, allowed));
    }
    return number;
  }

  private static String notAllowed(String key, String value, String allowed) {
    return "option '" + key + "' is '" + value + "'; allowed: " + allowed;
  }
}
