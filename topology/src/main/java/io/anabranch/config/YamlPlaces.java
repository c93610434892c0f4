package io.anabranch.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the values of a YAML document are in its text, by their keys, joined with dots. Places are
 * offsets in UTF-16 code units.
 */
record YamlPlaces(Map<String, Scalar> scalars, Map<String, Mapping> mappings) {

  private static final YAMLFactory YAML = new YAMLFactory();

  /** A value that is no mapping and no list; begin and end are equal if it is left out. */
  record Scalar(int begin, int end) {}

  /**
   * A mapping.
   *
   * @param begin its brace, or its first key
   * @param contentEnd after its last value
   * @param isFlow whether it is written with braces
   */
  record Mapping(int begin, int contentEnd, boolean isFlow, boolean isEmpty) {}

  /** The places in the first document of a text; none if there is no document. */
  static YamlPlaces of(String text) throws IOException {
    try (YAMLParser parser = YAML.createParser(text)) {
      Reading reading = new Reading(text, parser);
      if (parser.nextToken() != null) {
        reading.value("");
      }
      return new YamlPlaces(reading.scalars, reading.mappings);
    }
  }

  private static final class Reading {

    private final String text;
    private final YAMLParser parser;
    private final Map<String, Scalar> scalars = new HashMap<>();
    private final Map<String, Mapping> mappings = new HashMap<>();

    Reading(String text, YAMLParser parser) {
      this.text = text;
      this.parser = parser;
    }

    /** Reads the value at hand, and returns the place after it. */
    int value(String path) throws IOException {
      JsonToken token = parser.currentToken();
      int begin = place(parser.currentTokenLocation());
      if (token == JsonToken.START_OBJECT) {
        return mapping(path, begin);
      }
      if (token == JsonToken.START_ARRAY) {
        return list(path, begin);
      }
      int end = place(parser.currentLocation());
      scalars.put(path, new Scalar(begin, end));
      return end;
    }

    private int mapping(String path, int begin) throws IOException {
      boolean isFlow = begin < text.length() && text.charAt(begin) == '{';
      boolean isEmpty = true;
      int end = begin;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        isEmpty = false;
        String key = parser.currentName();
        parser.nextToken();
        end = value(path.isEmpty() ? key : path + "." + key);
      }
      int contentEnd = isFlow ? place(parser.currentLocation()) : end;
      mappings.put(path, new Mapping(begin, contentEnd, isFlow, isEmpty));
      return contentEnd;
    }

    private int list(String path, int begin) throws IOException {
      boolean isFlow = text.charAt(begin) == '[';
      int end = begin;
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        end = value(path + "." + i);
      }
      return isFlow ? place(parser.currentLocation()) : end;
    }

    /** The parser counts code points. */
    private int place(JsonLocation location) {
      return text.offsetByCodePoints(0, (int) location.getCharOffset());
    }
  }
}
