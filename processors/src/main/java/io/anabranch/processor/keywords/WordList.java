package io.anabranch.processor.keywords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of words that are part of this package. */
enum WordList {
  /** Lemmas that tell no message from another: greetings, times, things. */
  WEAK_WORDS("weak-words.txt"),
  /** Lemmas of nouns that tell something only beside another word. */
  LIGHT_NOUNS("light-nouns.txt"),
  /** Adjectives that make no term of a light noun. */
  LIGHT_MODIFIERS("light-modifiers.txt"),
  /** Adjectives and participles that begin no term. */
  VAGUE_MODIFIERS("vague-modifiers.txt"),
  /** Forms in -ing that name an activity. */
  GERUNDS("gerunds.txt"),
  /** German words, in lower case, that tell no message from another. */
  GERMAN_WEAK_WORDS("german-weak-words.txt");

  private final String resource;

  WordList(String resource) {
    this.resource = resource;
  }

  /** One word a line; {@code #} begins a comment. */
  Set<String> read() {
    return text(resource)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The content of a resource of this package. */
  static String text(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
