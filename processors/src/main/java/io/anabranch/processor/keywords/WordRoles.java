package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a single word can be in a term, by its tag, its neighbours and lists of words. */
final class WordRoles {

  /** Letters, with what a word may have inside; nothing that holds digits, handles or addresses. */
  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019.&/-][\\p{L}\\p{M}]+)*\\.?");

  private static final int SHORTEST = 2;
  private static final int LONGEST = 40;

  /** After these a past participle is part of the verb: "was lost", "have moved". */
  private static final Set<String> AUXILIARIES =
      Set.of("be", "have", "get", "become", "remain", "seem");

  private final Set<String> weakWords = WordList.WEAK_WORDS.read();
  private final Set<String> lightNouns = WordList.LIGHT_NOUNS.read();
  private final Set<String> lightModifiers = WordList.LIGHT_MODIFIERS.read();
  private final Set<String> vagueModifiers = WordList.VAGUE_MODIFIERS.read();
  private final Set<String> gerunds = WordList.GERUNDS.read();

  /**
   * The role of one token.
   *
   * @param shouted whether the sentence has no lower-case letter, so that capitals make no name
   */
  Role of(List<Token> sentence, int at, boolean shouted) {
    Token token = sentence.get(at);
    Token before = at == 0 ? null : sentence.get(at - 1);
    Token after = at + 1 == sentence.size() ? null : sentence.get(at + 1);
    String text = token.getText().toLowerCase(Locale.ROOT);
    String lemma = token.getLemma().toLowerCase(Locale.ROOT);
    if (!isWord(text) || weakWords.contains(lemma)) {
      return Role.OTHER;
    }
    return switch (token.getTag()) {
      case "NN", "NNS" -> noun(lemma);
      case "NNP", "NNPS" -> !shouted && isName(sentence, at) ? Role.NAME : noun(lemma);
      case "JJ", "JJR", "JJS" -> modifier(text);
      case "VBG" -> gerund(text, before, after);
      case "VBN" -> isParticipleOfNoun(before, after) ? modifier(text) : Role.OTHER;
      default -> Role.OTHER;
    };
  }

  /** The role of an adjective, a participle or a compound of them. */
  Role modifier(String text) {
    if (vagueModifiers.contains(text)) {
      return Role.VAGUE_MODIFIER;
    }
    return lightModifiers.contains(text) ? Role.LIGHT_MODIFIER : Role.MODIFIER;
  }

  private Role noun(String lemma) {
    return lightNouns.contains(lemma) ? Role.LIGHT_NOUN : Role.NOUN;
  }

  /** A noun if it names an activity and has no object; a modifier as in "the charging dock". */
  private Role gerund(String text, @Nullable Token before, @Nullable Token after) {
    boolean verb = after != null && tagOf(after, "DT", "PRP", "PRP$");
    if (gerunds.contains(text) && !verb) {
      return Role.NOUN;
    }
    return before != null && tagOf(before, "DT", "PRP$", "JJ") && isNoun(after)
        ? modifier(text)
        : Role.OTHER;
  }

  private static boolean isParticipleOfNoun(@Nullable Token before, @Nullable Token after) {
    boolean describes = isNoun(after) || (after != null && tagOf(after, "JJ"));
    return describes
        && (before == null
            || (tagOf(
                    before, "DT", "PRP$", "JJ", "RB", "IN", "CC", "TO", ",", "VB", "VBD", "VBG",
                    "VBN", "VBP", "VBZ")
                && !AUXILIARIES.contains(before.getLemma().toLowerCase(Locale.ROOT))));
  }

  private static boolean isNoun(@Nullable Token token) {
    return token != null && token.getTag().startsWith("NN");
  }

  private static boolean tagOf(Token token, String... tags) {
    return List.of(tags).contains(token.getTag());
  }

  /** A capital letter says nothing about a first word, unless a name follows, or nothing. */
  private static boolean isName(List<Token> tokens, int i) {
    boolean next = i + 1 == tokens.size() || tokens.get(i + 1).getTag().startsWith("NNP");
    return Character.isUpperCase(tokens.get(i).getText().codePointAt(0)) && (i > 0 || next);
  }

  private static boolean isWord(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST && WORD.matcher(text).matches();
  }
}
