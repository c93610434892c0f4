package io.anabranch.processor.linear.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words of a language by the topic of support messages that they are about, in place of the
 * knowledge that an embedding brings: they let a model know words that no training text has. Of a
 * language without a list there are none.
 */
final class TopicWords {

  private static final String ANY = "*";

  /** A part of a word is at least as long. */
  private static final int SHORTEST = 3;

  private static final Map<String, TopicWords> LANGUAGES = new ConcurrentHashMap<>();

  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Set<String>> beginnings = new HashMap<>();
  private final Map<String, Set<String>> ends = new HashMap<>();
  private final Map<String, Set<String>> parts = new HashMap<>();
  private boolean empty = true;

  private TopicWords() {}

  /**
   * The words of a language.
   *
   * @param language subtag, as {@link io.anabranch.language.Languages#require} allows it
   */
  static TopicWords of(String language) {
    return LANGUAGES.computeIfAbsent(language, TopicWords::read);
  }

  /** The topics of a folded word. */
  Set<String> topics(String word) {
    if (empty) {
      return Set.of();
    }
    Set<String> topics = new LinkedHashSet<>(words.getOrDefault(word, Set.of()));
    int longest = Math.min(word.length(), 40);
    for (int begin = 0; begin < longest; begin++) {
      for (int end = begin + SHORTEST; end <= longest; end++) {
        String part = word.substring(begin, end);
        if (begin == 0) {
          topics.addAll(beginnings.getOrDefault(part, Set.of()));
        }
        if (end == word.length()) {
          topics.addAll(ends.getOrDefault(part, Set.of()));
        }
        topics.addAll(parts.getOrDefault(part, Set.of()));
      }
    }
    return topics;
  }

  /** {@code topic<TAB>word} a line; {@code #} begins a comment. */
  private static TopicWords read(String language) {
    TopicWords words = new TopicWords();
    try (InputStream in =
        TopicWords.class.getResourceAsStream("topics-%s.tsv".formatted(language))) {
      if (in != null) {
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", 2))
            .forEach(cells -> words.add(cells[0], cells[1]));
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String topic, String word) {
    boolean anyBeginning = word.startsWith(ANY);
    boolean anyEnd = word.endsWith(ANY);
    String known = word.replace(ANY, "");
    empty = false;
    Map<String, Set<String>> kind =
        anyBeginning ? (anyEnd ? parts : ends) : (anyEnd ? beginnings : words);
    kind.computeIfAbsent(known, any -> new LinkedHashSet<>()).add(topic);
  }
}
