package io.anabranch.processor.content.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in which of some languages a text is. Thread-safe.
 *
 * <p>A text in Latin letters is in one of the candidates, and so is one in a script that a
 * candidate is written in. Any other script gives a language of that script. Without English among
 * the candidates nothing is English.
 */
public final class LanguageDetector {

  /** What was tried out; the accuracy test asserts how well these are told from one another. */
  public static final Set<String> STANDARD =
      Set.of(
          "en", "de", "fr", "es", "it", "nl", "pt", "pl", "da", "nb", "sv", "cs", "sk", "hr", "sl",
          "sr", "ro", "hu", "fi", "tr", "ru", "uk", "id", "ms", "el");

  private static final int FEWEST_WORDS = 3;
  private static final int FEWEST_WORDS_OF_PARAGRAPH = 8;

  /** On the development texts, 99 of 100 answers of this confidence and more are right. */
  private static final double SURE = 0.8;

  /** Bounds the time that a text of many paragraphs takes. */
  private static final int MOST_PARAGRAPHS = 50;

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[\\h\\r]*\\n");

  private final Candidates candidates;
  private final Candidates inLatin;

  /**
   * Reads the model if no detector has yet.
   *
   * @param candidates BCP 47 tags
   * @throws IllegalArgumentException if one of them is not {@linkplain #known() known}
   */
  public LanguageDetector(Set<String> candidates) {
    Set<String> unknown = new HashSet<>(candidates);
    unknown.removeAll(known());
    if (candidates.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "languages: expected some of " + known() + ", got " + candidates);
    }
    this.candidates = new Candidates(candidates);
    this.inLatin = this.candidates.inLatin();
  }

  /** Tags of all languages that a detector can be limited to, in order. */
  public static List<String> known() {
    return LanguageModel.shared().tags().stream().distinct().sorted().toList();
  }

  /**
   * The language of most of the text, or empty if there is too little to say: fewer than three
   * words in Latin letters, or fewer than five that are hardly less likely to be English.
   */
  public Optional<DetectedLanguage> detect(String said) {
    return detect(Prose.of(said));
  }

  /**
   * The languages of the paragraphs, if at least two of them are clearly in different ones;
   * otherwise nothing. Blank lines are between paragraphs. One of fewer than eight words is left
   * out, as is one whose language is not clear.
   */
  public List<ParagraphLanguage> byParagraph(String said) {
    List<Range> ranges = ranges(said);
    if (ranges.size() < 2) {
      return List.of();
    }
    List<ParagraphLanguage> paragraphs =
        ranges.stream().flatMap(range -> clear(said, range).stream()).toList();
    boolean mixed =
        paragraphs.stream()
            .map(paragraph -> NearTwins.group(paragraph.language().tag()))
            .distinct()
            .skip(1)
            .findAny()
            .isPresent();
    return mixed ? paragraphs : List.of();
  }

  private Optional<ParagraphLanguage> clear(String said, Range range) {
    Prose prose = Prose.of(said.substring(range.begin(), range.end()));
    if (prose.words().size() < FEWEST_WORDS_OF_PARAGRAPH) {
      return Optional.empty();
    }
    return detect(prose)
        .filter(language -> language.confidence() >= SURE)
        .map(language -> new ParagraphLanguage(range.begin(), range.end(), language));
  }

  private static List<Range> ranges(String said) {
    List<Range> ranges = new ArrayList<>();
    int begin = 0;
    Matcher blank = BLANK_LINE.matcher(said);
    while (ranges.size() < MOST_PARAGRAPHS && blank.find()) {
      Range.stripped(said, begin, blank.start()).ifPresent(ranges::add);
      begin = blank.end();
    }
    if (ranges.size() < MOST_PARAGRAPHS) {
      Range.stripped(said, begin, said.length()).ifPresent(ranges::add);
    }
    return ranges;
  }

  private record Range(int begin, int end) {

    /** Without white space at its edges; empty if there is nothing else. */
    static Optional<Range> stripped(String text, int begin, int end) {
      int first = begin;
      int last = end;
      while (first < last && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      return first < last ? Optional.of(new Range(first, last)) : Optional.empty();
    }
  }

  private Optional<DetectedLanguage> detect(Prose prose) {
    Optional<Script> script = Script.of(prose);
    if (script.isPresent()) {
      return Optional.of(candidates.in(script.get()).score(prose).best());
    }
    if (inLatin.isEmpty() || prose.words().size() < FEWEST_WORDS) {
      return Optional.empty();
    }
    return inLatin.score(prose).bestUnlessEnglish(prose.words().size());
  }
}
