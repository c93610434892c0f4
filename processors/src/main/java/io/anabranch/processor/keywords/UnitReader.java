package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the tagged tokens of a sentence into units. */
final class UnitReader {

  /** Letters, with what a word may have inside; nothing that holds digits, handles or addresses. */
  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019.&/-][\\p{L}\\p{M}]+)*\\.?");

  private static final int SHORTEST = 2;
  private static final int LONGEST = 40;

  private final Set<String> weakWords = WordList.weakWords();
  private final Set<String> lightNouns = WordList.lightNouns();

  List<Unit> read(List<Token> tokens, Spans spans) {
    boolean shouted = tokens.stream().map(Token::getText).noneMatch(UnitReader::hasLowerCase);
    List<Unit> units = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Span span = spans.beginningIn(token.getBegin(), token.getEnd());
      if (span != null) {
        units.add(Unit.of(span));
      } else if (!spans.overlaps(token.getBegin(), token.getEnd())) {
        String key = token.getLemma().toLowerCase(Locale.ROOT);
        Role role = role(tokens, i, key, shouted);
        units.add(Unit.word(role, key, token.getBegin(), token.getEnd()));
      }
    }
    return units;
  }

  private Role role(List<Token> tokens, int i, String key, boolean shouted) {
    Token token = tokens.get(i);
    String tag = token.getTag();
    if (tag.equals("HYPH")) {
      return Role.HYPHEN;
    }
    if (!isWord(token.getText()) || weakWords.contains(key)) {
      return Role.OTHER;
    }
    return switch (tag) {
      case "NN", "NNS" -> common(key);
      case "NNP", "NNPS" -> !shouted && isName(tokens, i) ? Role.NAME : common(key);
      case "JJ" -> Role.MODIFIER;
      case "VBG", "VBN" -> i > 0 && isBeforeNoun(tokens.get(i - 1)) ? Role.MODIFIER : Role.OTHER;
      default -> Role.OTHER;
    };
  }

  private Role common(String key) {
    return lightNouns.contains(key) ? Role.LIGHT_NOUN : Role.NOUN;
  }

  /** A capital letter says nothing about a first word, unless a name follows, or nothing. */
  private static boolean isName(List<Token> tokens, int i) {
    boolean next = i + 1 == tokens.size() || tokens.get(i + 1).getTag().startsWith("NNP");
    return Character.isUpperCase(tokens.get(i).getText().codePointAt(0)) && (i > 0 || next);
  }

  private static boolean isWord(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST && WORD.matcher(text).matches();
  }

  /** A participle after these describes a noun, as in "the charging dock". */
  private static boolean isBeforeNoun(Token before) {
    return switch (before.getTag()) {
      case "DT", "PRP$", "JJ" -> true;
      default -> false;
    };
  }

  private static boolean hasLowerCase(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase);
  }
}
