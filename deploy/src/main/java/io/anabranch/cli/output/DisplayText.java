package io.anabranch.cli.output;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Text of others on a terminal. */
public final class DisplayText {

  private static final String ELLIPSIS = "…";
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private DisplayText() {}

  /**
   * The text in one line, without control characters and direction overrides, which could make a
   * terminal do or show something else.
   */
  public static String clean(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "")
        .strip();
  }

  /** The start of the text that fits into so many columns, with an ellipsis where it is cut. */
  public static String truncate(String text, int columns) {
    if (columns(text) <= columns) {
      return text;
    }
    StringBuilder start = new StringBuilder();
    int used = 1;
    for (int codePoint : text.codePoints().toArray()) {
      used += columns(codePoint);
      if (used > columns) {
        break;
      }
      start.appendCodePoint(codePoint);
    }
    return start.toString().stripTrailing() + ELLIPSIS;
  }

  /** The text with spaces up to so many columns. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - columns(text)));
  }

  /** Columns that a text takes: two for wide characters, none for combining ones. */
  static int columns(String text) {
    return text.codePoints().map(DisplayText::columns).sum();
  }

  private static int columns(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean isWide =
        WIDE.contains(UnicodeScript.of(codePoint))
            || (codePoint >= 0xFF01 && codePoint <= 0xFF60)
            || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
    return isWide ? 2 : 1;
  }
}
