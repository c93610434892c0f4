package io.anabranch.processor.keywords.lexicon;

import io.anabranch.schema.LexiconTerm;
import java.util.regex.Pattern;

/** What holds of every term of a lexicon. */
public final class LexiconTerms {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern NOT_IN_A_TEXT = Pattern.compile("[\\p{Cntrl}|]");

  private LexiconTerms() {}

  /** The key of its record: its kind, a slash and its canonical name. */
  public static String key(LexiconTerm term) {
    return term.getKind() + "/" + term.getCanonical();
  }

  /**
   * Checks a term.
   *
   * @throws IllegalArgumentException if something of it is not allowed; says what and what is
   */
  public static void check(LexiconTerm term) {
    checkKind(term.getKind());
    checkCanonical(term.getCanonical());
    if (term.getForms().isEmpty()) {
      throw new IllegalArgumentException(
          "term '%s' has no form: allowed are one or more".formatted(key(term)));
    }
    term.getForms().forEach(LexiconTerms::checkForm);
  }

  /**
   * Checks a kind.
   *
   * @throws IllegalArgumentException as {@link #check}
   */
  static void checkKind(String kind) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "kind '%s': allowed are lower-case letters, digits and hyphens, a letter first"
              .formatted(kind));
    }
  }

  /**
   * Checks a canonical name.
   *
   * @throws IllegalArgumentException as {@link #check}
   */
  static void checkCanonical(String canonical) {
    checkText("canonical name", canonical);
  }

  /**
   * Checks a form.
   *
   * @throws IllegalArgumentException as {@link #check}
   */
  static void checkForm(String form) {
    checkText("form", form);
  }

  private static void checkText(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "a %s is blank: allowed is any other text".formatted(what));
    }
    if (NOT_IN_A_TEXT.matcher(text).find()) {
      throw new IllegalArgumentException(
          "%s '%s': allowed is text on one line without tabs and |"
              .formatted(what, NOT_IN_A_TEXT.matcher(text).replaceAll("?")));
    }
  }
}
