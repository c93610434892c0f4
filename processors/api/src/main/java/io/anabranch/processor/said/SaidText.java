package io.anabranch.processor.said;

import io.anabranch.schema.Content;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.TextPiece;
import java.util.List;
import java.util.Objects;

/**
 * What was said in a message, and where it stands in the message's text. Offsets are in UTF-16 code
 * units. An offset where something begins and one after its end are mapped differently, so that
 * nothing which was not said is taken in at the edges.
 */
public final class SaidText {

  private final String text;
  private final List<TextPiece> pieces;

  /** Offset in the text of each piece, and the text's length. */
  private final int[] starts;

  private SaidText(String text, List<TextPiece> pieces) {
    this.text = text;
    this.pieces = pieces;
    this.starts = new int[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      starts[i + 1] = starts[i] + pieces.get(i).getLength();
    }
    if (!pieces.isEmpty() && starts[pieces.size()] != text.length()) {
      throw new IllegalArgumentException(
          "pieces of %d UTF-16 code units; the text has %d"
              .formatted(starts[pieces.size()], text.length()));
    }
  }

  /** All of a text. */
  public static SaidText whole(String text) {
    return new SaidText(text, List.of());
  }

  /**
   * What was said in a message.
   *
   * @param content that is no error
   */
  public static SaidText of(Content content) {
    String said = content.getSaid();
    return said == null
        ? whole(Objects.requireNonNull(content.getMessage()).getText())
        : new SaidText(said, List.copyOf(content.getPieces()));
  }

  /** What was tagged. */
  static SaidText of(TaggedText tagged) {
    return new SaidText(tagged.getText(), List.copyOf(tagged.getPieces()));
  }

  public String text() {
    return text;
  }

  /** Its pieces in the message's text; none if it is the whole of it. */
  public List<TextPiece> pieces() {
    return pieces;
  }

  /** Whether this is the message's text itself. */
  public boolean isWhole() {
    return pieces.isEmpty();
  }

  /** Where in the message's text something begins that begins here. */
  public int beginInMessage(int offset) {
    if (isWhole()) {
      return offset;
    }
    int i = pieceAt(offset);
    return i == pieces.size() ? pieces.get(i - 1).getEnd() : inMessage(i, offset, true);
  }

  /** Where in the message's text something ends that ends here. */
  public int endInMessage(int offset) {
    if (isWhole()) {
      return offset;
    }
    return offset == 0
        ? beginInMessage(0)
        : inMessage(Math.min(pieceAt(offset - 1), pieces.size() - 1), offset, false);
  }

  /** Where here something begins that begins there in the message's text. */
  public int begin(int offsetInMessage) {
    if (isWhole()) {
      return offsetInMessage;
    }
    for (int i = firstEndingAfter(offsetInMessage); i < pieces.size(); i++) {
      if (starts[i] < starts[i + 1]) {
        TextPiece piece = pieces.get(i);
        return isVerbatim(piece)
            ? starts[i] + Math.max(0, offsetInMessage - piece.getBegin())
            : starts[i];
      }
    }
    return text.length();
  }

  /** Where here something ends that ends there in the message's text. */
  public int end(int offsetInMessage) {
    if (isWhole()) {
      return offsetInMessage;
    }
    for (int i = firstEndingAfter(offsetInMessage - 1); i >= 0; i--) {
      if (i < pieces.size() && pieces.get(i).getBegin() < offsetInMessage) {
        TextPiece piece = pieces.get(i);
        return isVerbatim(piece)
            ? starts[i] + Math.min(piece.getLength(), offsetInMessage - piece.getBegin())
            : starts[i + 1];
      }
    }
    return 0;
  }

  private int inMessage(int i, int offset, boolean begins) {
    TextPiece piece = pieces.get(i);
    if (isVerbatim(piece)) {
      return piece.getBegin() + Math.min(piece.getLength(), offset - starts[i]);
    }
    return begins ? piece.getBegin() : piece.getEnd();
  }

  private static boolean isVerbatim(TextPiece piece) {
    return piece.getLength() == piece.getEnd() - piece.getBegin();
  }

  /** The piece that holds the code unit at an offset here; their number if none does. */
  private int pieceAt(int offset) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle + 1] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first piece that ends after an offset in the message's text; their number if none does. */
  private int firstEndingAfter(int offsetInMessage) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).getEnd() > offsetInMessage) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
