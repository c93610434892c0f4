package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import io.anabranch.schema.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what words that hyphens join can be in a term: "trade-off", "two-factor", "low-cost". */
final class CompoundRoles {

  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}.'\u2019&/]{1,40}");
  private static final int MOST_PARTS = 5;

  /** Compounds with these are sayings or dashes, unless they stand between two words. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of("DT", "PRP", "PRP$", "CC", "WDT", "WP", "MD", "EX");

  /** Compounds that begin with these describe a noun. */
  private static final Set<String> MODIFYING = Set.of("CD", "IN", "TO", "RB");

  private final WordRoles roles;

  CompoundRoles(WordRoles roles) {
    this.roles = roles;
  }

  Role of(List<Token> parts) {
    if (!isCompound(parts)) {
      return Role.OTHER;
    }
    Token last = parts.get(parts.size() - 1);
    if (!last.getTag().startsWith("NN") || MODIFYING.contains(parts.get(0).getTag())) {
      return roles.modifier(
          parts.stream()
              .map(part -> part.getText().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining("-")));
    }
    return parts.stream().allMatch(CompoundRoles::isName) ? Role.NAME : Role.NOUN;
  }

  private static boolean isCompound(List<Token> parts) {
    boolean written = parts.stream().allMatch(part -> PART.matcher(part.getText()).matches());
    boolean letters = parts.stream().anyMatch(CompoundRoles::hasLetter);
    boolean function = parts.stream().anyMatch(part -> FUNCTION_WORDS.contains(part.getTag()));
    return written && letters && parts.size() <= MOST_PARTS && (!function || parts.size() == 3);
  }

  private static boolean isName(Token part) {
    return part.getTag().startsWith("NNP") && Character.isUpperCase(part.getText().codePointAt(0));
  }

  private static boolean hasLetter(Token part) {
    return part.getText().codePoints().anyMatch(Character::isLetter);
  }
}
