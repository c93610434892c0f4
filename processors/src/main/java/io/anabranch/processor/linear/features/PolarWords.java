package io.anabranch.processor.linear.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words that tell how somebody feels. They let a model know words that no training text has, and
 * carry over to other writers.
 */
final class PolarWords {

  static final String POSITIVE = "positive";
  static final String NEGATIVE = "negative";

  private static final String RESOURCE = "polar-words.tsv";
  private static final Map<String, String> WORDS = read();

  private PolarWords() {}

  /**
   * The polarity of a word, {@value #POSITIVE} or {@value #NEGATIVE}; null if it has none.
   *
   * @param word folded
   * @param lemma folded
   */
  static @Nullable String polarity(String word, String lemma) {
    String polarity = WORDS.get(word);
    return polarity == null ? WORDS.get(lemma) : polarity;
  }

  /** {@code polarity<TAB>word} a line; {@code #} begins a comment. */
  private static Map<String, String> read() {
    try (InputStream in = PolarWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[1], cells -> cells[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
