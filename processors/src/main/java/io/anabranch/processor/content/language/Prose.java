package io.anabranch.processor.content.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, without what belongs to no language: links, addresses, handles,
 * placeholders, codes, numbers, emoji.
 *
 * @param words in lower case, of letters, marks and inner apostrophes and hyphens only
 */
record Prose(List<String> words) {

  /** The model gains nothing from more, and its time grows with the length. */
  private static final int FIRST = 2_000;

  private static final int FURTHER = 500;

  /**
   * No language has longer words, and OpenNLP shortens laughter by an expression that needs stack
   * for each of its syllables.
   */
  private static final int LONGEST_WORD = 60;

  private static final Pattern NO_LANGUAGE =
      Pattern.compile(
          String.join(
              "|",
              "\\{\\{[^{}]{1,80}\\}\\}",
              "\\{[^{}\\s]{1,40}\\}",
              "\\[[\\p{Lu}\\d_ #:-]{2,40}\\]",
              "<[^<>\\s]{1,80}>",
              "%\\w{1,40}%",
              "__\\w{1,40}__",
              "(?<!\\S)[@#]\\S+",
              "\\bhttps?:\\S+",
              "\\bwww\\.\\S+",
              "(?<!\\S)\\S{1,80}(?:@|://)\\S+",
              "(?<!\\S)[\\p{Alnum}.-]{1,80}\\.(?:com|net|org|io|eu|[a-z]{2})(?:/\\S*)?(?![\\p{L}\\d])",
              "(?<!\\S)\\S{0,80}[\\p{L}\\d_]/[\\p{L}\\d_]{1,80}/\\S*"));

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*+(?:['’ʼ-][\\p{L}\\p{M}\\p{N}_]++)*+");

  private static final Pattern CODE = Pattern.compile(".*[\\p{N}_].*");

  static Prose of(String text) {
    String plain =
        NO_LANGUAGE
            .matcher(Normalizer.normalize(sample(text), Normalizer.Form.NFC))
            .replaceAll(" \n ");
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(plain); word.find(); ) {
      if (!CODE.matcher(word.group()).matches()) {
        String whole = word.group().toLowerCase(Locale.ROOT).replace('’', '\'');
        words.add(whole.substring(0, Math.min(whole.length(), LONGEST_WORD)));
      }
    }
    return new Prose(List.copyOf(words));
  }

  /** What the model is asked about. */
  String text() {
    return String.join(" ", words);
  }

  /** The beginning, and of longer texts a part of the middle and of the end. */
  private static String sample(String text) {
    if (text.length() <= FIRST + 2 * FURTHER) {
      return text;
    }
    int middle = FIRST + (text.length() - FIRST - FURTHER) / 2;
    return String.join(
        " ",
        text.substring(0, FIRST),
        text.substring(middle, Math.min(middle + FURTHER, text.length() - FURTHER)),
        text.substring(text.length() - FURTHER));
  }
}
