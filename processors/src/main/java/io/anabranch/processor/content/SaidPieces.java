package io.anabranch.processor.content;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.processor.content.text.VisibleText;
import io.anabranch.schema.TextPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is said, and where it stands in the message.
 *
 * @param text of lines that are said, with the line breaks between them
 * @param pieces of the message, adjacent ones merged
 */
record SaidPieces(String text, List<TextPiece> pieces) {

  /**
   * Puts lines together. Lines that follow one another keep what is between them; otherwise one
   * line break is.
   */
  static SaidPieces of(Page page, Predicate<Line> said) {
    StringBuilder text = new StringBuilder();
    List<TextPiece> pieces = new ArrayList<>();
    int from = -1;
    int to = -1;
    boolean adjacent = true;
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isBlank()) {
        continue;
      }
      if (!said.test(line)) {
        adjacent = false;
      } else {
        if (from >= 0 && !adjacent) {
          append(page.visible(), from, to, text, pieces);
          appendBreak(page.visible(), to, line.begin() - 1, text, pieces);
          from = -1;
        }
        from = from < 0 ? line.begin() : from;
        to = line.end();
        adjacent = true;
      }
    }
    if (from >= 0) {
      append(page.visible(), from, to, text, pieces);
    }
    return trimmed(text, pieces);
  }

  private static void append(
      VisibleText visible, int from, int to, StringBuilder text, List<TextPiece> pieces) {
    text.append(visible.text(), from, to);
    visible.pieces(from, to).forEach(piece -> add(pieces, piece));
  }

  /** The white space after what is said, or before what is said next; none if both lack it. */
  private static void appendBreak(
      VisibleText visible, int after, int before, StringBuilder text, List<TextPiece> pieces) {
    int at = isWhite(visible.text().charAt(after)) ? after : before;
    if (isWhite(visible.text().charAt(at))) {
      append(visible, at, at + 1, text, pieces);
    }
  }

  private static void add(List<TextPiece> pieces, TextPiece piece) {
    TextPiece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null
        && last.getEnd() == piece.getBegin()
        && isVerbatim(last)
        && isVerbatim(piece)) {
      pieces.set(
          pieces.size() - 1,
          new TextPiece(last.getBegin(), piece.getEnd(), last.getLength() + piece.getLength()));
    } else {
      pieces.add(piece);
    }
  }

  /** Without white space at the edges. */
  private static SaidPieces trimmed(StringBuilder text, List<TextPiece> pieces) {
    int from = 0;
    int to = text.length();
    while (from < to && isWhite(text.charAt(from))) {
      from++;
    }
    while (to > from && isWhite(text.charAt(to - 1))) {
      to--;
    }
    List<TextPiece> parts = new ArrayList<>();
    int at = 0;
    for (TextPiece piece : pieces) {
      int first = Math.max(from, at);
      int last = Math.min(to, at + piece.getLength());
      if (first < last) {
        parts.add(
            isVerbatim(piece)
                ? new TextPiece(
                    piece.getBegin() + first - at, piece.getBegin() + last - at, last - first)
                : new TextPiece(piece.getBegin(), piece.getEnd(), last - first));
      }
      at += piece.getLength();
    }
    return new SaidPieces(text.substring(from, to), parts);
  }

  static boolean isWhite(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }

  private static boolean isVerbatim(TextPiece piece) {
    return piece.getLength() == piece.getEnd() - piece.getBegin();
  }
}
