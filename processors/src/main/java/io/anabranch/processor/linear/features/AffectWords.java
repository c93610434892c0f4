package io.anabranch.processor.linear.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Words of a language that tell how somebody feels: polar words, words that negate and words that
 * stress. They let a model know words that no training text has, and carry over to other writers.
 * Of a language without a list there are none.
 */
final class AffectWords {

  static final String POSITIVE = "positive";
  static final String NEGATIVE = "negative";

  private static final String NEGATION = "negation";
  private static final String INTENSIFIER = "intensifier";

  /** Ends a polar word of which only the beginning is given. */
  private static final String ANY_END = "*";

  private static final Map<String, AffectWords> LANGUAGES = new ConcurrentHashMap<>();

  private final Map<String, String> polar = new HashMap<>();
  private final Map<String, String> beginnings = new HashMap<>();
  private final Set<String> negations = new HashSet<>();
  private final Set<String> intensifiers = new HashSet<>();

  private AffectWords() {}

  /**
   * The words of a language.
   *
   * @param language subtag, as {@link io.anabranch.language.Languages#require} allows it
   */
  static AffectWords of(String language) {
    return LANGUAGES.computeIfAbsent(language, AffectWords::read);
  }

  /**
   * The polarity of a word, {@value #POSITIVE} or {@value #NEGATIVE}; null if it has none. The
   * longest beginning that is known counts.
   *
   * @param word folded
   * @param lemma folded; empty if unknown
   */
  @Nullable String polarity(String word, String lemma) {
    String polarity = polar.get(word);
    if (polarity == null && !lemma.isEmpty()) {
      polarity = polar.get(lemma);
    }
    for (int end = word.length(); polarity == null && !beginnings.isEmpty() && end > 0; end--) {
      polarity = beginnings.get(word.substring(0, end));
    }
    return polarity;
  }

  /** Whether a folded word turns what follows it into its contrary. */
  boolean negates(String word) {
    return negations.contains(word);
  }

  /** Whether a folded word stresses the next one. */
  boolean stresses(String word) {
    return intensifiers.contains(word);
  }

  /** {@code kind<TAB>word} a line; {@code #} begins a comment. */
  private static AffectWords read(String language) {
    AffectWords words = new AffectWords();
    try (InputStream in =
        AffectWords.class.getResourceAsStream("affect-%s.tsv".formatted(language))) {
      if (in != null) {
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(words::add);
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] cells = line.toLowerCase(Locale.ROOT).split("\t", 2);
    String word = cells[1];
    switch (cells[0]) {
      case NEGATION -> negations.add(word);
      case INTENSIFIER -> intensifiers.add(word);
      case POSITIVE, NEGATIVE -> {
        if (word.endsWith(ANY_END)) {
          beginnings.put(word.substring(0, word.length() - ANY_END.length()), cells[0]);
        } else {
          polar.put(word, cells[0]);
        }
      }
      default -> throw new IllegalStateException("'" + cells[0] + "' is no kind of word");
    }
  }
}
