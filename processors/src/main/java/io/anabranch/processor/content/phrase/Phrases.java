package io.anabranch.processor.content.phrase;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Regular expressions of which one must match a line. */
final class Phrases {

  private final List<Pattern> patterns;

  private Phrases(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  static Phrases of(String... expressions) {
    return new Phrases(
        Arrays.stream(expressions)
            .map(expression -> Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS))
            .toList());
  }

  /** Whether one matches all of a line. */
  boolean are(String plain) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
  }

  /** Whether one matches the beginning of a line. */
  boolean begin(String plain) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).lookingAt());
  }

  /** Whether one is somewhere in a line. */
  boolean areIn(String plain) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).find());
  }

  /** How many of them are in a text. */
  int count(String plain) {
    return (int) patterns.stream().filter(pattern -> pattern.matcher(plain).find()).count();
  }
}
