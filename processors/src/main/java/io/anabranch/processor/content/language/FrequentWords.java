package io.anabranch.processor.content.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which languages a short word is frequent in; a word that only one of them has tells most. */
public final class FrequentWords {

  private static final String RESOURCE = "frequent-words.tsv";

  private static final class Shared {
    static final FrequentWords WORDS = new FrequentWords();
  }

  private final Map<String, Set<String>> languages = new HashMap<>();
  private final Map<Character, Set<String>> byLetter = new HashMap<>();

  private FrequentWords() {
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        int tab = line.indexOf('\t');
        for (String word : line.substring(tab + 1).split(" ", -1)) {
          String language = line.substring(0, tab);
          if (word.startsWith("*")) {
            byLetter.computeIfAbsent(word.charAt(1), key -> new HashSet<>()).add(language);
          } else {
            languages.computeIfAbsent(word, key -> new HashSet<>()).add(language);
          }
        }
      }
    }
  }

  /** The words of the process, which are read when first asked for. */
  public static FrequentWords shared() {
    return Shared.WORDS;
  }

  /** Whether a word in lower case is frequent in one of the languages. */
  public boolean isFrequent(String word) {
    return languages.containsKey(word);
  }

  /** How many of the words are frequent in each language; languages without any are left out. */
  Map<String, Integer> count(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : words) {
      Set<String> having = new HashSet<>(languages.getOrDefault(word, Set.of()));
      for (int i = 0; i < word.length(); i++) {
        having.addAll(byLetter.getOrDefault(word.charAt(i), Set.of()));
      }
      having.forEach(language -> counts.merge(language, 1, Integer::sum));
    }
    return counts;
  }

  private static List<String> lines() {
    try (InputStream in = FrequentWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
