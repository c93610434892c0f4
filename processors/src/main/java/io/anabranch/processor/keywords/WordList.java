package io.anabranch.processor.keywords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of lemmas that are part of this package. */
final class WordList {

  private WordList() {}

  /** Nouns and adjectives that tell no message from another: greetings, times, things. */
  static Set<String> weakWords() {
    return read("weak-words.txt");
  }

  /** Nouns that tell something only beside another word. */
  static Set<String> lightNouns() {
    return read("light-nouns.txt");
  }

  /** One lemma a line; {@code #} begins a comment. */
  private static Set<String> read(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("resource " + resource + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
