package io.anabranch.processor.pos;

import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Repairs the case of sentences written in one case alone, which tells a tagger nothing and
 * misleads one that takes capitals for names. Words all in capitals become lower-case; then words
 * that the tagger knows with a capital alone, such as names of months, get one.
 */
final class SentenceCase {

  private static final int FEWEST_CAPITALS = 2;

  private SentenceCase() {}

  /** Whether the letters are all small, or all capitals and more than one. */
  static boolean isOne(List<String> words) {
    int capitals = 0;
    int smallLetters = 0;
    for (String word : words) {
      capitals += (int) word.codePoints().filter(Character::isUpperCase).count();
      smallLetters += (int) word.codePoints().filter(Character::isLowerCase).count();
    }
    return smallLetters == 0 ? capitals >= FEWEST_CAPITALS : capitals == 0;
  }

  /**
   * The words of a sentence in one case, as they would be written with care.
   *
   * @param tagger whose words are known
   */
  static List<String> repaired(List<String> words, MaxentTagger tagger) {
    KnownWords known = new KnownWords(tagger);
    return words.stream().map(word -> repaired(word.toLowerCase(Locale.ROOT), known)).toList();
  }

  /**
   * The words of a sentence, of which the first has a small letter if the tagger knows it only so.
   *
   * @param tagger whose words are known
   */
  static List<String> opened(List<String> words, MaxentTagger tagger) {
    String small = words.get(0).toLowerCase(Locale.ROOT);
    KnownWords known = new KnownWords(tagger);
    if (small.equals(words.get(0)) || known.contains(words.get(0)) || !known.contains(small)) {
      return words;
    }
    List<String> opened = new ArrayList<>(words);
    opened.set(0, small);
    return opened;
  }

  private static String repaired(String word, KnownWords known) {
    if (word.equals("i")) {
      return "I";
    }
    if (word.length() < 2 || !Character.isLowerCase(word.charAt(0)) || known.contains(word)) {
      return word;
    }
    String capitalised = Character.toUpperCase(word.charAt(0)) + word.substring(1);
    return known.contains(capitalised) ? capitalised : word;
  }
}
