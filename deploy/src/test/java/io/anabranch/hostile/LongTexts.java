package io.anabranch.hostile;

import static io.anabranch.hostile.HostileInput.ofText;
import static io.anabranch.hostile.Repeat.once;

import io.anabranch.schema.ErrorCause;
import java.util.List;
import java.util.stream.Stream;

/** Texts up to the limit of 20,000 UTF-16 code units, made to be slow, and texts above it. */
final class LongTexts {

  private LongTexts() {}

  static List<HostileInput> inputs() {
    return Stream.of(atTheLimit(), repetitive(), nested(), tooLong(), inAnotherLanguage())
        .flatMap(List::stream)
        .toList();
  }

  private static List<HostileInput> atTheLimit() {
    return List.of(
        full("sentence-20000-tokens", "one sentence of 20,000 tokens", ","),
        full("sentence-words", "one sentence of words", "order "),
        full("sentence-letters", "one sentence of 10,000 letters", "a "),
        full("sentences-short", "5,000 sentences", "Ok. "),
        full("sentences-dots", "10,000 dots", ". "),
        full("paragraphs", "paragraphs of one word", "ok\n\n"),
        full("one-word", "one word", "a"),
        full("one-word-capitals", "one word in capitals", "A"),
        full("one-number", "one number", "9"),
        full("words-repeated", "one word again and again", "spam "),
        full("laughter", "a word that never ends", "ha"),
        full("stretched", "a stretched word", "o"));
  }

  /** What tokenizers and patterns go over again and again. */
  private static List<HostileInput> repetitive() {
    return List.of(
        some("repeat-number-commas", "a number with commas", "1,"),
        some("repeat-number-dots", "a version", "1."),
        full("repeat-slashes", "a fraction of fractions", "1/"),
        full("repeat-hyphens", "a word of hyphens", "a-"),
        some("repeat-apostrophes", "apostrophes in a word", "a'"),
        some("repeat-abbreviation", "an abbreviation", "U.S."),
        some("repeat-titles", "titles without names", "Mr. "),
        some("repeat-at", "addresses without end", "a@"),
        some("repeat-mail", "an address of addresses", "a@b."),
        some("repeat-www", "a host name", "www."),
        some("repeat-http", "URLs in a URL", "http://"),
        some("repeat-query", "parameters of a URL", "&a=b"),
        full("repeat-less", "tags that never end", "<"),
        full("repeat-tag-open", "beginnings of tags", "<a "),
        some("repeat-comment-open", "beginnings of comments", "<!--"),
        some("repeat-entities", "entities", "&amp;"),
        full("repeat-ampersands", "entities without end", "&"),
        full("repeat-hashes", "hashes", "#"),
        some("repeat-underscores", "a line to fill in", "_"),
        full("repeat-equals", "a ruler", "="),
        some("repeat-stars", "stars", "*"),
        some("repeat-quotes", "quotation marks", "\""),
        some("repeat-backticks", "backticks", "`"),
        some("repeat-backslashes", "escapes", "\\"),
        some("repeat-dollars", "dollars", "$"),
        some("repeat-smileys", "smileys", ":-) "),
        some("repeat-smiley-halves", "beginnings of smileys", ":-"),
        some("repeat-questions", "question and exclamation marks", "?!"),
        some("repeat-codes", "codes", "X200 "),
        some("repeat-code-parts", "a code of codes", "A-1-"),
        some("repeat-faults", "errors without number", "error "),
        some("repeat-fault-code", "an error of errors", "error code "),
        some("repeat-orders", "order numbers", "order #12345678 "),
        some("repeat-versions", "versions", "v1.2.3.4.5 "),
        some("repeat-phone", "telephone numbers", "+1 (555) 010-9999 "),
        some("repeat-names", "one long name", "Meridian "),
        some("repeat-modifiers", "adjectives without a noun", "large red "),
        some("repeat-nouns", "a phrase of nouns", "router cable "),
        ofText("distinct-words", "4,000 words, no two the same", distinctWords()));
  }

  private static List<HostileInput> nested() {
    return List.of(
        nest("deep-brackets", "round brackets", "(", ")", 10_000),
        nest("deep-arrays", "arrays of JSON", "[", "]", 10_000),
        nest("deep-objects", "objects of JSON", "{\"a\":", "}", 3_300),
        nest("deep-quotes", "quotations in quotations", "“", "”", 10_000),
        nest("deep-markup", "elements of HTML", "<b>", "</b>", 2_800),
        nest("deep-groups", "groups of a pattern", "(a+", ")+", 4_000),
        nest("deep-clauses", "clauses in clauses", "the dog that ", " barked", 950),
        full("deep-open", "brackets that never close", "("),
        full("deep-close", "brackets that never opened", ")"),
        full("deep-mixed", "brackets that do not match", "([{<)]}>"));
  }

  private static List<HostileInput> tooLong() {
    return Stream.of(
            ofText("long-200001", "one code unit above the limit", new Repeat("a", 200_001)),
            ofText(
                "long-emoji", "above in code units, not in characters", new Repeat("😡", 100_001)),
            ofText(
                "long-40000-words", "40,000 words in one sentence", new Repeat("order ", 40_000)),
            ofText("long-sentences", "sentences", new Repeat("My parcel is late. ", 12_000)),
            ofText("long-1mb-letters", "1 MB in one word", new Repeat("a", 1_000_000)),
            ofText("long-1mb-words", "1 MB of words", new Repeat("my order is late ", 58_000)),
            ofText("long-1mb-emoji", "1 MB of emoji", new Repeat("😡", 250_000)),
            ofText("long-1mb-lines", "1 MB of lines", new Repeat("late\n", 200_000)),
            ofText("long-1mb-brackets", "1 MB of brackets", new Repeat("(", 1_000_000)),
            ofText("long-1mb-nul", "1 MB and a word", new Repeat("\u0000", 999_000), once("a")))
        .map(
            input ->
                input.fails(ErrorCause.TOO_LONG, "classification", "embedding", "pos", "sentiment"))
        .toList();
  }

  /** Above the limit, but no model is given it. */
  private static List<HostileInput> inAnotherLanguage() {
    return List.of(ofText("long-1mb-chinese", "1 MB of Chinese", new Repeat("订", 330_000)));
  }

  /** The unit, as often as the limit allows. */
  private static HostileInput full(String id, String what, String unit) {
    return ofText(id, what, new Repeat(unit, 20_000 / unit.length()));
  }

  /** The unit, many times. */
  private static HostileInput some(String id, String what, String unit) {
    return ofText(id, what, new Repeat(unit, 6_000 / unit.length()));
  }

  private static HostileInput nest(String id, String what, String open, String close, int depth) {
    return ofText(id, what, new Repeat(open, depth), new Repeat(close, depth));
  }

  private static String distinctWords() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      text.append((char) ('a' + i / 676)).append((char) ('a' + i / 26 % 26));
      text.append((char) ('a' + i % 26)).append("s ");
    }
    return text.toString().strip();
  }
}
