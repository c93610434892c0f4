package io.anabranch.processor.linear.features;

import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words and sentences in a text of any language that puts blanks between words. By rules of
 * its own and not by the JDK's {@link java.text.BreakIterator}, whose rules change with the JDK, so
 * that a model finds the words again that it has learned.
 *
 * <p>A token is a web or mail address, a user name, a word with its marks, apostrophes and hyphens,
 * a number, an emoticon, a run of punctuation marks, or any other single sign. A sentence ends at
 * an empty line, and at full stops, exclamation and question marks before white space; not at a
 * full stop after a number of one or two digits, a single letter or an abbreviation.
 */
final class WordTokenizer {

  private static final Pattern TOKEN =
      Pattern.compile(
          String.join(
              "|",
              "(?:https?://|www\\.)\\S+",
              "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,10}",
              "[@#][\\p{L}\\p{N}_]+",
              "[<>]?[:;=8][-o*']?[)(\\]\\[dDpP/|3](?![\\p{L}\\p{N}])",
              "\\p{N}+(?:[.,:/]\\p{N}+){0,20}",
              "\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['\\u2019_-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*){0,20}",
              "[.!?\\u2026]+",
              "([\\p{P}\\p{S}])\\1*",
              "[^\\s\\p{Z}\\p{C}\\p{M}]"));
  private static final Pattern END = Pattern.compile("[.!?\\u2026]+");
  private static final Pattern FULL_STOP = Pattern.compile("\\.");
  private static final Pattern ORDINAL = Pattern.compile("\\p{N}{1,2}");
  private static final Pattern CLOSING = Pattern.compile("[\"'\\u2019\\u201c\\u201d\\u00bb)\\]]+");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R[^\\S\\r\\n]*\\R");
  private static final Pattern VOWEL = Pattern.compile("[aeiouy\\u00e4\\u00f6\\u00fc]");
  private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}]+");

  /** Abbreviations with a vowel that are not also words at the end of a sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "abs", "abt", "abzgl", "allg", "ca", "eigtl", "etc", "evtl", "exkl", "inkl", "max", "min",
          "prof", "sog", "tel", "urspr", "zzgl");

  private WordTokenizer() {}

  /** The sentences of a text; the tokens have no lemmas and no tags. */
  static TaggedText tokenize(String text) {
    List<Sentence> sentences = new ArrayList<>();
    List<Token> sentence = new ArrayList<>();
    boolean ended = false;
    int last = 0;
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      boolean apart = matcher.start() > last;
      boolean closing = ended && !apart && CLOSING.matcher(matcher.group()).matches();
      if (!sentence.isEmpty() && !closing && ((ended && apart) || isCut(text, last, matcher))) {
        sentences.add(new Sentence(List.copyOf(sentence)));
        sentence.clear();
      }
      ended = closing || ends(matcher.group(), sentence);
      sentence.add(new Token(matcher.group(), "", "", matcher.start(), matcher.end()));
      last = matcher.end();
    }
    if (!sentence.isEmpty()) {
      sentences.add(new Sentence(List.copyOf(sentence)));
    }
    TaggedText tokens = new TaggedText();
    tokens.setText(text);
    tokens.setSentences(sentences);
    return tokens;
  }

  private static boolean isCut(String text, int last, Matcher next) {
    return EMPTY_LINE.matcher(text.substring(last, next.start())).find();
  }

  private static boolean ends(String token, List<Token> before) {
    if (!END.matcher(token).matches()) {
      return false;
    }
    if (before.isEmpty() || !FULL_STOP.matcher(token).matches()) {
      return !before.isEmpty();
    }
    String word = before.get(before.size() - 1).getText().toLowerCase(Locale.ROOT);
    return !(ORDINAL.matcher(word).matches() || isAbbreviation(word));
  }

  /** A single letter, a known one, or Latin letters without a vowel. */
  private static boolean isAbbreviation(String word) {
    return Character.isLetter(word.codePointAt(0))
        && (word.codePointCount(0, word.length()) == 1
            || ABBREVIATIONS.contains(word)
            || (LATIN.matcher(word).matches() && !VOWEL.matcher(word).find()));
  }
}
