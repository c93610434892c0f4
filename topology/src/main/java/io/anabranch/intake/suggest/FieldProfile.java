package io.anabranch.intake.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.mapping.Times;
import io.anabranch.mapping.UnmappableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the values of one field are like in a sample. Keeps no more of them than that takes. */
final class FieldProfile {

  private static final int MOST_DISTINCT = 12;

  private final String path;
  private final Set<String> distinct = new HashSet<>();
  private int count;
  private int strings;
  private int booleans;
  private int times;
  private long words;

  FieldProfile(String path) {
    this.path = path;
  }

  void add(JsonNode value) {
    count++;
    if (value.isTextual()) {
      strings++;
      words += value.asText().strip().split("\\s+").length;
    }
    if (value.isBoolean() || value.asText().matches("(?i)true|false")) {
      booleans++;
    }
    if (isTime(value)) {
      times++;
    }
    if (distinct.size() <= MOST_DISTINCT) {
      distinct.add(value.asText());
    }
  }

  String path() {
    return path;
  }

  int count() {
    return count;
  }

  /** The last part of the path, in lower case, without what does not count in names. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1)
        .replaceAll("[\\s_-]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** All parts of the path, likewise. */
  String names() {
    return path.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }

  int depth() {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  boolean isText() {
    return strings == count;
  }

  boolean isTime() {
    return times == count;
  }

  boolean isBoolean() {
    return booleans == count;
  }

  /** Words of a value, on the average. */
  double words() {
    return (double) words / Math.max(1, count);
  }

  /** The values, if they are few and short enough to be kinds. */
  List<String> kinds() {
    return distinct.size() <= MOST_DISTINCT && words() < 2 ? new ArrayList<>(distinct) : List.of();
  }

  private static boolean isTime(JsonNode value) {
    try {
      var unused = Times.UTC.parse(value.asText());
      return true;
    } catch (UnmappableException e) {
      return false;
    }
  }
}
