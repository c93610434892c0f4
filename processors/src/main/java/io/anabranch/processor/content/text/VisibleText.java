package io.anabranch.processor.content.text;

import io.anabranch.schema.TextPiece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text that a reader of a message sees, and where each part of it stands in the source. Pieces
 * follow one another in the source. A piece as long as its source is the source itself, but for
 * line breaks and other white space that HTML shows as a blank.
 */
public final class VisibleText {

  private final String text;
  private final int[] starts;
  private final int[] begins;
  private final int[] ends;
  private final List<Hint> hints;
  private final int[] hintStarts;

  private VisibleText(Builder builder) {
    this.text = builder.text.toString();
    this.starts = Arrays.copyOf(builder.starts, builder.pieces + 1);
    this.begins = Arrays.copyOf(builder.begins, builder.pieces);
    this.ends = Arrays.copyOf(builder.ends, builder.pieces);
    this.starts[builder.pieces] = text.length();
    this.hints = List.copyOf(builder.hints);
    this.hintStarts = builder.hintStarts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A source that is seen as it is. */
  public static VisibleText of(String source) {
    return new Builder().source(0, source, Hint.NONE).build();
  }

  public String text() {
    return text;
  }

  /** Whether everything of a source is seen, and nothing else. */
  public boolean isAllOf(String source) {
    return text.length() == source.length()
        && begins.length <= 1
        && (begins.length == 0 || ends[0] == source.length());
  }

  /** What markup says about the character at an offset. */
  public Hint hint(int offset) {
    int i = Arrays.binarySearch(hintStarts, offset);
    return hints.get(i >= 0 ? i : -i - 2);
  }

  /** Where in the source the character at an offset begins. */
  public int sourceBegin(int offset) {
    int i = pieceAt(offset);
    return isVerbatim(i) ? begins[i] + offset - starts[i] : begins[i];
  }

  /** Where in the source the character before an offset ends. */
  public int sourceEnd(int offset) {
    int i = pieceAt(offset - 1);
    return isVerbatim(i) ? begins[i] + offset - starts[i] : ends[i];
  }

  /** The pieces of a part of the text, which does not cut a decoded one. */
  public List<TextPiece> pieces(int from, int to) {
    List<TextPiece> parts = new ArrayList<>();
    for (int i = pieceAt(from); i < begins.length && starts[i] < to; i++) {
      int first = Math.max(from, starts[i]);
      int last = Math.min(to, starts[i + 1]);
      parts.add(
          isVerbatim(i)
              ? new TextPiece(
                  begins[i] + first - starts[i], begins[i] + last - starts[i], last - first)
              : new TextPiece(begins[i], ends[i], last - first));
    }
    return parts;
  }

  private boolean isVerbatim(int piece) {
    return ends[piece] - begins[piece] == starts[piece + 1] - starts[piece];
  }

  private int pieceAt(int offset) {
    int i = Arrays.binarySearch(starts, 0, begins.length, offset);
    return i >= 0 ? i : -i - 2;
  }

  /** Puts a visible text together, in the order of its source. */
  public static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private final List<Hint> hints = new ArrayList<>(List.of(Hint.NONE));
    private final List<Integer> hintStarts = new ArrayList<>(List.of(0));
    private int[] starts = new int[16];
    private int[] begins = new int[15];
    private int[] ends = new int[15];
    private int pieces;

    /** Adds what stands in the source as it is seen. */
    public Builder source(int begin, String seen, Hint hint) {
      return add(begin, begin + seen.length(), seen, hint);
    }

    /** Adds what is seen in place of a part of the source that is longer or shorter. */
    public Builder decoded(int begin, int end, String seen, Hint hint) {
      return add(begin, end, seen, hint);
    }

    /** Adds what markup means, at the end of what is there. */
    public Builder inserted(String seen) {
      int at = sourceEnd();
      return add(at, at, seen, hints.get(hints.size() - 1));
    }

    public boolean isEmpty() {
      return text.isEmpty();
    }

    /** The last character, or a line break if there is none. */
    public char last() {
      return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    }

    /** Where in the source the last piece ends. */
    public int sourceEnd() {
      return pieces == 0 ? 0 : ends[pieces - 1];
    }

    public VisibleText build() {
      return new VisibleText(this);
    }

    private Builder add(int begin, int end, String seen, Hint hint) {
      if (seen.isEmpty()) {
        return this;
      }
      if (!hints.get(hints.size() - 1).equals(hint)) {
        if (hintStarts.get(hintStarts.size() - 1) == text.length()) {
          hints.remove(hints.size() - 1);
          hintStarts.remove(hintStarts.size() - 1);
        }
        hints.add(hint);
        hintStarts.add(text.length());
      }
      boolean verbatim = end - begin == seen.length();
      if (verbatim && pieces > 0 && ends[pieces - 1] == begin && isLastVerbatim()) {
        ends[pieces - 1] = end;
      } else {
        if (pieces == begins.length) {
          starts = Arrays.copyOf(starts, 2 * pieces + 1);
          begins = Arrays.copyOf(begins, 2 * pieces);
          ends = Arrays.copyOf(ends, 2 * pieces);
        }
        starts[pieces] = text.length();
        begins[pieces] = begin;
        ends[pieces] = end;
        pieces++;
      }
      text.append(seen);
      return this;
    }

    private boolean isLastVerbatim() {
      return ends[pieces - 1] - begins[pieces - 1] == text.length() - starts[pieces - 1];
    }
  }
}
