package io.anabranch.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Sets keys in the text of a configuration file, and leaves every other character as it is. */
public final class YamlEdit {

  private static final String PLAIN = "[A-Za-z0-9_/][A-Za-z0-9_./-]*";

  private YamlEdit() {}

  /**
   * Sets a key, nested or dotted in the file as it may be: in place of the value that it has, or in
   * a new line at the end of the innermost mapping that it belongs to.
   *
   * @param text of the file; empty for a new one
   * @param key such as {@code stages.sentiment.model}
   * @param origin the file, for errors
   * @throws ConfigException if the text is not a YAML mapping, or so written that this cannot edit
   *     it
   */
  public static String set(String text, String key, String value, Path origin) {
    Map<String, String> wanted = new ConfigSources().yaml(text, origin).values();
    wanted.put(key, value);
    String edited;
    try {
      edited = edit(text, key, scalar(value));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw cannotEdit(key, value, origin);
    }
    if (!isEqual(edited, wanted, origin)) {
      throw cannotEdit(key, value, origin);
    }
    return edited;
  }

  private static String edit(String text, String key, String scalar) throws IOException {
    YamlPlaces places = YamlPlaces.of(text);
    YamlPlaces.Scalar present = places.scalars().get(key);
    if (present != null) {
      boolean isEmpty = present.begin() == present.end();
      return text.substring(0, present.begin())
          + (isEmpty ? " " : "")
          + scalar
          + text.substring(present.end());
    }
    return places.mappings().entrySet().stream()
        .filter(mapping -> isPrefix(mapping.getKey(), key))
        .max(Comparator.comparingInt(mapping -> mapping.getKey().length()))
        .map(mapping -> insert(text, mapping.getValue(), rest(key, mapping.getKey()), scalar))
        .orElseGet(() -> withLine(text, text.length(), "", key + ": " + scalar));
  }

  private static boolean isPrefix(String path, String key) {
    return path.isEmpty() || key.startsWith(path + ".");
  }

  private static String rest(String key, String path) {
    return path.isEmpty() ? key : key.substring(path.length() + 1);
  }

  private static String insert(String text, YamlPlaces.Mapping mapping, String key, String scalar) {
    String entry = key + ": " + scalar;
    if (mapping.isFlow()) {
      int after = mapping.begin() + 1;
      return text.substring(0, after)
          + entry
          + (mapping.isEmpty() ? "" : ", ")
          + text.substring(after);
    }
    int lineBegin = text.lastIndexOf('\n', mapping.begin() - 1) + 1;
    return withLine(text, mapping.contentEnd(), text.substring(lineBegin, mapping.begin()), entry);
  }

  /** With a new line after that of a place; a place at the begin of a line is after the last. */
  private static String withLine(String text, int place, String indentation, String entry) {
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    if (place == 0 || text.charAt(place - 1) == '\n') {
      return text.substring(0, place) + indentation + entry + newline + text.substring(place);
    }
    int lineEnd = text.indexOf('\n', place);
    return lineEnd < 0
        ? text + newline + indentation + entry + newline
        : text.substring(0, lineEnd + 1)
            + indentation
            + entry
            + newline
            + text.substring(lineEnd + 1);
  }

  private static String scalar(String value) {
    return value.matches(PLAIN) ? value : "'" + value.replace("'", "''") + "'";
  }

  private static boolean isEqual(String edited, Map<String, String> wanted, Path origin) {
    try {
      return new ConfigSources().yaml(edited, origin).values().equals(wanted);
    } catch (ConfigException e) {
      return false;
    }
  }

  private static ConfigException cannotEdit(String key, String value, Path origin) {
    return new ConfigException(
        "cannot edit %s as it is written; set %s to %s in it yourself"
            .formatted(origin, key, value));
  }
}
