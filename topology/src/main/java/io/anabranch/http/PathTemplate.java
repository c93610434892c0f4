package io.anabranch.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with parameters in braces, each a whole segment. */
final class PathTemplate {

  private final List<String> segments;

  /**
   * @throws IllegalArgumentException if a brace stands anywhere but around a segment, or two
   *     parameters have one name
   */
  PathTemplate(String template) {
    segments = split(template);
    List<String> names = new ArrayList<>();
    for (String segment : segments) {
      String name = isParameter(segment) ? name(segment) : segment;
      if (name.contains("{") || name.contains("}") || (name.isEmpty() && isParameter(segment))) {
        throw new IllegalArgumentException("a parameter must be a whole segment: " + template);
      }
      if (isParameter(segment)) {
        names.add(name);
      }
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("a parameter is named twice: " + template);
    }
  }

  static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  /**
   * What the parameters stand for in a path, if it is of this template; none stands for nothing.
   */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isParameter(segment) && !path.get(i).isEmpty()) {
        parameters.put(name(segment), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** The same for two templates that differ in the names of their parameters alone. */
  String shape() {
    return String.join("/", segments.stream().map(s -> isParameter(s) ? "{}" : s).toList());
  }

  /** How many segments are no parameters: of two templates that match, more of them wins. */
  long literals() {
    return segments.stream().filter(segment -> !isParameter(segment)).count();
  }

  private static boolean isParameter(String segment) {
    return segment.length() > 1 && segment.startsWith("{") && segment.endsWith("}");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }
}
