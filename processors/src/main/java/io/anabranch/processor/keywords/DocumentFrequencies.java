package io.anabranch.processor.keywords;

import io.anabranch.processor.Checksum;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * In how many documents of a fixed background each word occurs. The background is part of the model
 * and never learns, so that a replay gives the same keywords. Immutable.
 */
final class DocumentFrequencies {

  private static final String RESOURCE = "document-frequencies.tsv";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern NOT_IN_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Map<String, Integer> frequencies = new HashMap<>();
  private final int documents;
  private final String version;

  private DocumentFrequencies(String content) {
    int total = 0;
    for (String line : content.lines().filter(one -> !one.startsWith("#")).toList()) {
      String[] columns = TAB.split(line, -1);
      int count = Integer.parseInt(columns[1]);
      if (columns[0].isEmpty()) {
        total = count;
      } else {
        frequencies.put(columns[0], count);
      }
    }
    this.documents = total;
    this.version = Checksum.sha256(content);
  }

  /** Those that ship with the stage. */
  static DocumentFrequencies shipped() {
    return new DocumentFrequencies(WordList.text(RESOURCE));
  }

  /** SHA-256 of the file, as 64 hexadecimal digits. */
  String version() {
    return version;
  }

  /**
   * The inverse document frequency of a word: the natural logarithm of {@code (n + 1) / (df + 1)},
   * greatest for words that the background does not have.
   *
   * @param lemma in lower case; punctuation in it does not matter
   */
  double inverse(String lemma) {
    String word = NOT_IN_WORD.matcher(lemma).replaceAll("");
    return Math.log((documents + 1.0) / (frequencies.getOrDefault(word, 0) + 1.0));
  }
}
