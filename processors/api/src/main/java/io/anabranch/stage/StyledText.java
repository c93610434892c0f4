package io.anabranch.stage;

/**
 * A text and its role in a line. Terminals without colours show the text alone.
 *
 * @param text may hold what a customer wrote, control characters included
 */
public record StyledText(String text, Style style) {

  /** The role of a text. */
  public enum Style {
    PLAIN,
    FAINT,
    GOOD,
    BAD,
    CLASS,
    TITLE
  }

  /** A text without a role. */
  public static StyledText plain(String text) {
    return new StyledText(text, Style.PLAIN);
  }
}
