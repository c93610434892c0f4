package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the tagged tokens of a sentence into units. */
final class UnitReader {

  private static final Pattern NOT_IN_KEY = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final WordRoles roles = new WordRoles();
  private final CompoundRoles compoundRoles = new CompoundRoles(roles);

  List<Unit> read(List<Token> tokens, Spans spans) {
    boolean shouted = tokens.stream().map(Token::getText).noneMatch(UnitReader::hasLowerCase);
    List<Unit> units = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); ) {
      int end = i + 1;
      Token token = tokens.get(i);
      Span span = spans.beginningIn(token.getBegin(), token.getEnd());
      if (span != null) {
        units.add(Unit.of(span));
      } else if (!spans.overlaps(token.getBegin(), token.getEnd())) {
        end = compoundEnd(tokens, i, spans);
        units.add(unit(tokens, i, end, shouted));
      }
      i = end;
    }
    return units;
  }

  /** After the last of the tokens that hyphens join to the one at {@code begin}. */
  private static int compoundEnd(List<Token> tokens, int begin, Spans spans) {
    int last = begin;
    while (last + 2 < tokens.size()
        && tokens.get(last + 1).getTag().equals("HYPH")
        && touch(tokens.get(last), tokens.get(last + 1))
        && touch(tokens.get(last + 1), tokens.get(last + 2))
        && !spans.overlaps(tokens.get(last + 2).getBegin(), tokens.get(last + 2).getEnd())) {
      last += 2;
    }
    return last + 1;
  }

  private Unit unit(List<Token> tokens, int begin, int end, boolean shouted) {
    List<Token> words = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    for (int i = begin; i < end; i += 2) {
      words.add(tokens.get(i));
      key.append(key(tokens.get(i)));
    }
    Token before = begin == 0 ? null : tokens.get(begin - 1);
    Role role;
    if (isFragment(before, tokens.get(begin))) {
      role = Role.OTHER;
    } else if (words.size() == 1) {
      role = roles.of(tokens, begin, shouted);
    } else {
      role = compoundRoles.of(words);
    }
    return new Unit(
        role,
        words.stream().map(token -> token.getLemma().toLowerCase(Locale.ROOT)).toList(),
        key.toString(),
        tokens.get(begin).getBegin(),
        tokens.get(end - 1).getEnd(),
        null);
  }

  /** A word that a hyphen ties to what is no part of its unit, as to a code. */
  private static boolean isFragment(@Nullable Token before, Token token) {
    return before != null && before.getTag().equals("HYPH") && touch(before, token);
  }

  /** The singular of a noun, and any other word as it is written: "used" is not "use". */
  private static String key(Token token) {
    String form = token.getTag().startsWith("NN") ? token.getLemma() : token.getText();
    String key = NOT_IN_KEY.matcher(form.toLowerCase(Locale.ROOT)).replaceAll("");
    boolean plural = token.getTag().equals("NNPS") && key.endsWith("s");
    return plural ? key.substring(0, key.length() - 1) : key;
  }

  private static boolean touch(Token one, Token next) {
    return one.getEnd() == next.getBegin();
  }

  private static boolean hasLowerCase(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase);
  }
}
