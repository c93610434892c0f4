package io.anabranch.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds texts that repeat each other, so that a model is not measured with what it has seen. */
public final class NearDuplicates {

  private static final double MOST_SIMILAR = 0.6;

  private NearDuplicates() {}

  /** The pairs, by their numbers from 1, of which the sequences of three words are too similar. */
  public static List<String> in(List<String> texts) {
    Map<List<String>, List<Integer>> textsOfTrigram = new HashMap<>();
    int[] sizes = new int[texts.size()];
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      Set<List<String>> trigrams = trigrams(texts.get(i));
      sizes[i] = trigrams.size();
      Map<Integer, Integer> common = new TreeMap<>();
      for (List<String> trigram : trigrams) {
        List<Integer> earlier = textsOfTrigram.computeIfAbsent(trigram, any -> new ArrayList<>());
        earlier.forEach(text -> common.merge(text, 1, Integer::sum));
        earlier.add(i);
      }
      int size = sizes[i];
      String number = " and " + (i + 1);
      common.forEach(
          (text, shared) -> {
            if (similarity(shared, size, sizes[text]) > MOST_SIMILAR) {
              pairs.add("texts " + (text + 1) + number);
            }
          });
    }
    return pairs;
  }

  /** Sequences of three words; of a shorter text, the text itself. */
  private static Set<List<String>> trigrams(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    Set<List<String>> trigrams = new HashSet<>();
    for (int from = 0; from + 3 <= words.size(); from++) {
      trigrams.add(words.subList(from, from + 3));
    }
    return trigrams.isEmpty() ? Set.of(words) : trigrams;
  }

  /** Jaccard similarity. */
  private static double similarity(int common, int one, int other) {
    return common / (double) (one + other - common);
  }
}
