package io.anabranch.processor.content.line;

import io.anabranch.processor.content.language.FrequentWords;
import io.anabranch.processor.content.learned.LearnedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a line looks, whatever its words are.
 *
 * @param words in lower case, digits as {@code 0}, with single signs between them
 * @param label before the first colon, in lower case; empty if there is none
 * @param hasValue whether something follows the label
 * @param prose how much it looks like a sentence of somebody: frequent words, persons twice
 * @param traits features of its look
 */
record LineShape(
    List<String> words, String label, boolean hasValue, int prose, List<String> traits) {

  private static final Pattern TOKEN =
      Pattern.compile("[\\w'’]+|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);

  /** "Name: value", "name=value" and "Name ..... value". */
  private static final Pattern LABEL =
      Pattern.compile(
          "^[\\W_]{0,4}([\\p{L}][^:：?!=]{0,40}?)(?:[\\W_]{0,3}[:：](?!\\d\\d)|=(?=\\S)|\\s?\\.{4,})\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?:\\s|$)");

  /** Traits of a line in which a pattern is found. */
  private static final List<Trait> FOUND =
      List.of(
          new Trait("url", "https?://|www\\.|\\w\\.(?:com|net|org|io|de|example)\\b"),
          new Trait("mail", "\\S@\\S+\\.\\S"),
          new Trait("time", "\\b\\d{1,2}[:.h]\\d{2}\\b"),
          new Trait("date", "\\b\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}\\b|\\b(?:19|20)\\d\\d\\b"),
          new Trait("phone", "\\+?\\d[\\d ()/-]{7,}"),
          new Trait("row", "[|·•]"),
          new Trait("star", "[★☆⭐✩]"),
          new Trait("copyright", "©"),
          new Trait("arrow", "[→»›]"));

  /** Words by which somebody speaks of himself or to somebody. */
  private static final Set<String> PERSONS =
      Set.of(
          ("i i'm i've i'd i'll my me mine we we're we've our us you your you're "
                  + "ich mir mich mein meine meinen wir uns unser unsere sie ihr ihre ihren "
                  + "je j'ai mon ma mes nous notre vous votre io mio mia noi vi "
                  + "yo mi mis nosotros ik mijn wij ons eu meu minha nós mam mój moje")
              .split(" "));

  private record Trait(String name, Pattern pattern) {
    Trait(String name, String expression) {
      this(name, Pattern.compile(expression));
    }
  }

  static LineShape of(String text, boolean link) {
    List<String> words = LearnedModel.words(text);
    long tokens = words.stream().filter(LineShape::isWord).count();
    long frequent = words.stream().filter(FrequentWords.shared()::isFrequent).count();
    long persons = words.stream().filter(word -> PERSONS.contains(word.replace('’', '\''))).count();
    Matcher found = LABEL.matcher(text);
    boolean labelled = found.find();
    String label = labelled ? found.group(1).toLowerCase(Locale.ROOT) : "";
    int valueAt = labelled ? found.end() : 0;

    List<String> traits = new ArrayList<>();
    traits.add("words" + LearnedModel.bucket(tokens, 0, 1, 2, 3, 5, 8, 14, 25));
    traits.add("last" + last(text));
    traits.add("first" + first(text));
    if (labelled) {
      traits.add("label" + LearnedModel.bucket(label.split(" ").length, 1, 2, 3));
      traits.add(
          "value"
              + LearnedModel.bucket(
                  LearnedModel.words(text.substring(valueAt)).size(), 0, 1, 3, 6, 12));
    }
    for (Trait trait : FOUND) {
      if (trait.pattern().matcher(text).find()) {
        traits.add(trait.name());
      }
    }
    traits.add(
        "digits"
            + LearnedModel.bucket(
                share(text.chars().filter(Character::isDigit).count(), text.length()),
                0,
                10,
                30,
                60));
    traits.add("persons" + LearnedModel.bucket(persons, 0, 1, 2));
    traits.add("frequent" + LearnedModel.bucket(share(frequent, tokens), 0, 15, 30, 45));
    traits.add(
        "capitals"
            + (tokens > 1 ? LearnedModel.bucket(capitals(text, tokens), 0, 20, 40, 70) : "-"));
    traits.add(
        "sentences" + LearnedModel.bucket(SENTENCE_END.matcher(text).results().count(), 0, 1, 2));
    if (link) {
      traits.add("link");
    }
    return new LineShape(
        words, label, labelled && valueAt < text.length(), (int) (2 * persons + frequent), traits);
  }

  /** Where the value begins in a line with a label; 0 if it has none. */
  static int valueAt(String raw) {
    Matcher found = LABEL.matcher(raw);
    return found.find() ? found.end() : 0;
  }

  /** Whether it ends with a question mark. */
  boolean asks() {
    return words.get(words.size() - 1).equals("?");
  }

  private static boolean isWord(String token) {
    return Character.isLetterOrDigit(token.codePointAt(0));
  }

  private static String last(String text) {
    int last = text.codePointBefore(text.length());
    return Character.isLetterOrDigit(last) ? "w" : Character.toString(last);
  }

  private static String first(String text) {
    int first = text.codePointAt(0);
    if (Character.isUpperCase(first)) {
      return "U";
    }
    if (Character.isLetter(first)) {
      return "l";
    }
    return Character.isDigit(first) ? "0" : Character.toString(first);
  }

  private static long capitals(String text, long tokens) {
    return share(
        TOKEN
            .matcher(text)
            .results()
            .filter(word -> Character.isUpperCase(word.group().codePointAt(0)))
            .count(),
        tokens);
  }

  /** In percent. */
  private static long share(long part, long whole) {
    return whole == 0 ? 0 : 100 * part / whole;
  }
}
