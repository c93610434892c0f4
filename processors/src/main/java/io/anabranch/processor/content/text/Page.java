package io.anabranch.processor.content.text;

import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The lines of a visible text. Rules go over it one after another and cut what is not said. */
public final class Page {

  /** So many lines are looked at; the rest of a longer text is one more line. */
  static final int MOST_LINES = 4_000;

  private final VisibleText visible;
  private final List<Line> lines = new ArrayList<>();

  public Page(VisibleText visible) {
    this.visible = visible;
    String text = visible.text();
    int begin = 0;
    while (begin < text.length()) {
      int end = lines.size() < MOST_LINES ? lineEnd(text, begin) : text.length();
      lines.add(line(begin, end));
      begin = end + 1;
    }
  }

  public VisibleText visible() {
    return visible;
  }

  public int size() {
    return lines.size();
  }

  public Line get(int i) {
    return lines.get(i);
  }

  /** The number of a line of this page; -1 if it is none. */
  public int indexOf(Line line) {
    return lines.indexOf(line);
  }

  /** The visible text of a line, with all its white space. */
  public String raw(int i) {
    Line line = lines.get(i);
    return visible
        .text()
        .substring(line.begin(), Math.min(line.end(), line.begin() + Line.LOOKED_AT));
  }

  /** The first line from a place on in which something is seen; their number if none is. */
  public int next(int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).isBlank()) {
      i++;
    }
    return i;
  }

  /** The last line up to a place in which something is seen; -1 if none is. */
  public int previous(int from) {
    int i = from;
    while (i >= 0 && lines.get(i).isBlank()) {
      i--;
    }
    return i;
  }

  /** The end of the paragraph in which a line is: the next blank line or cut one. */
  public int paragraphEnd(int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).isOpen()) {
      i++;
    }
    return i;
  }

  /** Cuts those lines that are still open. */
  public void cut(int from, int to, SegmentKind kind) {
    for (int i = from; i < to; i++) {
      lines.get(i).cut(kind);
    }
  }

  /** Makes two lines of one. The blanks before the second belong to neither. */
  public void split(int i, int at) {
    Line line = lines.get(i);
    if (at > 0 && at < line.end() - line.begin()) {
      lines.set(i, line.part(visible.text(), 0, at));
      lines.add(i + 1, line.part(visible.text(), at, line.end() - line.begin()));
    }
  }

  /** Whether a line before a place is still said. */
  public boolean isOpenBefore(int to) {
    for (int i = 0; i < to; i++) {
      if (lines.get(i).isOpen()) {
        return true;
      }
    }
    return false;
  }

  public boolean isOpenFrom(int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).isOpen()) {
        return true;
      }
    }
    return false;
  }

  /** What has been cut so far. */
  public Set<SegmentKind> kinds() {
    Set<SegmentKind> kinds = EnumSet.noneOf(SegmentKind.class);
    for (Line line : lines) {
      if (line.kind() != null && !line.isBlank()) {
        kinds.add(line.kind());
      }
    }
    return kinds;
  }

  private Line line(int begin, int end) {
    int first = begin;
    while (first < end && Character.isWhitespace(visible.text().charAt(first))) {
      first++;
    }
    Hint hint = first < end ? visible.hint(first) : Hint.NONE;
    int last = end;
    while (last > first && Character.isWhitespace(visible.text().charAt(last - 1))) {
      last--;
    }
    boolean link = hint.link() && visible.hint(Math.max(first, last - 1)).link();
    return new Line(visible.text(), begin, end, new Hint(hint.kind(), link));
  }

  private static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !isBreak(text, i)) {
      i++;
    }
    return i;
  }

  /** Whether a character ends a line. A carriage return before a line feed is white space. */
  private static boolean isBreak(String text, int i) {
    return switch (text.charAt(i)) {
      case '\n', '\u2028', '\u2029', '\u0085' -> true;
      case '\r' -> i + 1 == text.length() || text.charAt(i + 1) != '\n';
      default -> false;
    };
  }
}
