package io.anabranch.processor.content.evaluation;

import io.anabranch.processor.content.html.HtmlText;
import io.anabranch.processor.content.json.JsonText;
import io.anabranch.processor.content.text.VisibleText;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message in which somebody marked what is said.
 *
 * @param format what kind of message it is
 * @param text of the message, without marks
 * @param said offsets of the characters that are said
 * @param plain what its author would have written without all that is around it
 */
public record MarkedMessage(String format, String text, BitSet said, String plain) {

  static final char OPEN = '⟦';
  static final char CLOSE = '⟧';

  /** White space, also as HTML writes it. Whether it is said does not count. */
  private static final Pattern WHITE =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cf}]+|&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#xa0|#847|#8203|#8204);",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads the marks.
   *
   * @throws IllegalArgumentException if they are not opened and closed in turn
   */
  static MarkedMessage of(String format, String marked) {
    StringBuilder text = new StringBuilder();
    BitSet said = new BitSet();
    boolean open = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == OPEN || c == CLOSE) {
        if (open == (c == OPEN)) {
          throw new IllegalArgumentException(
              "mark %s at character %d; expected %s and %s in turn"
                  .formatted(c, i + 1, OPEN, CLOSE));
        }
        open = c == OPEN;
      } else {
        said.set(text.length(), open);
        text.append(c);
      }
    }
    if (open) {
      throw new IllegalArgumentException(
          "the last mark is %s; expected %s and %s in turn".formatted(OPEN, OPEN, CLOSE));
    }
    return new MarkedMessage(format, text.toString(), said, plain(text.toString(), said));
  }

  /** The same message, of which the plain text is known. */
  MarkedMessage withPlain(String other) {
    return new MarkedMessage(format, text, said, other);
  }

  /** What is seen of what is said, with a line break where something else stands between. */
  private static String plain(String text, BitSet said) {
    VisibleText visible = JsonText.visible(text).orElseGet(() -> HtmlText.visible(text));
    StringBuilder plain = new StringBuilder();
    StringBuilder between = new StringBuilder();
    for (int i = 0; i < visible.text().length(); i++) {
      char c = visible.text().charAt(i);
      if (said.get(visible.sourceBegin(i))) {
        plain.append(between.toString().isBlank() ? between : "\n").append(c);
        between.setLength(0);
      } else {
        between.append(c);
      }
    }
    return plain.toString().strip();
  }

  /**
   * The share of the characters of a visible text that are said, without white space; 0 of none.
   *
   * @param from offset in the visible text
   * @param to offset after the last one
   */
  public double saidIn(VisibleText visible, int from, int to) {
    int seen = 0;
    int marked = 0;
    for (int i = from; i < to; i++) {
      char c = visible.text().charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        seen++;
        marked += said.get(visible.sourceBegin(i)) ? 1 : 0;
      }
    }
    return seen == 0 ? 0 : (double) marked / seen;
  }

  /**
   * How well something else agrees, from 0 to 1: F1 of the characters without white space.
   *
   * @param found offsets of characters; not changed
   */
  double f1(BitSet found) {
    BitSet right = (BitSet) said.clone();
    BitSet given = (BitSet) found.clone();
    Matcher white = WHITE.matcher(text);
    while (white.find()) {
      right.clear(white.start(), white.end());
      given.clear(white.start(), white.end());
    }
    if (right.isEmpty() && given.isEmpty()) {
      return 1;
    }
    int expected = right.cardinality();
    right.and(given);
    return 2.0 * right.cardinality() / (expected + given.cardinality());
  }
}
