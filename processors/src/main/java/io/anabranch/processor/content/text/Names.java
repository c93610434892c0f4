package io.anabranch.processor.content.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells lines that look like a person's name. */
public final class Names {

  private static final String TITLE =
      "(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof|Dipl|Ing|Herr|Frau|Mme|M|Mlle|Sr|Sra|Sig|Dott)\\.?(?:-Ing\\.)? ){0,3}";
  private static final String WORD =
      "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,25}|\\(?[\"“„«']\\p{Lu}[\\p{L}\\p{M}]{1,20}[\"”“»']\\)?"
          + "|de|da|di|del|della|dos|van|von|der|den|ter|la|le|el|al|bin|y|e|af|zu|zum|du|des)";

  private static final Pattern NAME =
      Pattern.compile(
          TITLE
              + "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,25}(?: "
              + WORD
              + "){0,4}"
              + "(?:, (?:[A-Z][A-Za-z.]{1,6}|\\p{Lu}\\p{Ll}{2,15}(?: \\p{Lu}\\p{Ll}{2,15})?))?",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Placeholders of a mask that hides who wrote. */
  private static final Pattern MASKED =
      Pattern.compile(
          "(?i)(?:\\{\\{[^{}]{0,20}name[^{}]{0,10}\\}\\}|\\[(?:\\w+[ _])?name\\]|<(?:\\w+[ _])?name>"
              + "|__name__|%%\\w{0,12}name%%|#name#)");

  /** Words that stand alone in a line and are no name. */
  private static final Set<String> NONE =
      Set.of(
          "thanks",
          "thank",
          "hello",
          "hi",
          "hey",
          "dear",
          "yes",
          "no",
          "please",
          "help",
          "urgent",
          "ok",
          "okay",
          "great",
          "perfect",
          "danke",
          "bitte",
          "hallo",
          "ja",
          "nein",
          "merci",
          "bonjour",
          "gracias",
          "hola",
          "grazie",
          "ciao",
          "salve",
          "bedankt",
          "obrigado",
          "obrigada",
          "olá",
          "dziękuję",
          "cześć",
          "refund",
          "cancel",
          "why",
          "what",
          "when",
          "where",
          "how",
          "who",
          "good",
          "morning",
          "sorry",
          "stop",
          "correct",
          "wrong",
          "and",
          "but",
          "the",
          "this",
          "that",
          "it",
          "i",
          "my",
          "your",
          "we",
          "is",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "blue",
          "green",
          "red",
          "black",
          "white",
          "not",
          "never",
          "all",
          "both",
          "none");

  private Names() {}

  /** Whether a text may be a name, with a title before it or one after a comma. */
  public static boolean isName(String text) {
    if (text.isEmpty() || text.length() > 50) {
      return false;
    }
    String bare = text.replaceAll("^[*_~ –—-]+|[*_ ,]+$", "");
    if (MASKED.matcher(bare).matches()) {
      return true;
    }
    if (!NAME.matcher(bare).matches() || (bare.endsWith(".") && bare.length() > 3)) {
      return false;
    }
    for (String word : bare.split("[ ,]+", -1)) {
      if (NONE.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
