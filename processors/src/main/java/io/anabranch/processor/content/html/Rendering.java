package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.Hint;
import io.anabranch.processor.content.text.VisibleText;

/** Writes runs of text as a page shows them: runs of white space as one blank. */
final class Rendering implements Entities.Sink {

  private final VisibleText.Builder builder = new VisibleText.Builder();
  private final String source;
  private final boolean ownLines;
  private TextRun run = new TextRun(0, 0, 0, false, false, Hint.NONE);
  private int breaks;
  private boolean tab;

  /**
   * @param source the HTML
   * @param ownLines whether the line breaks of the source are seen, as in a text with few tags
   */
  Rendering(String source, boolean ownLines) {
    this.source = source;
    this.ownLines = ownLines;
  }

  void add(TextRun next) {
    if (next.begin() < builder.sourceEnd()) {
      return;
    }
    run = next;
    breaks = Math.max(breaks, next.breaks());
    tab |= next.tab();
    Entities.decode(source, next.begin(), next.end(), true, this);
  }

  VisibleText visible() {
    return builder.build();
  }

  @Override
  public void source(int begin, int end) {
    int i = begin;
    while (i < end) {
      int from = i;
      boolean white = isWhite(source.charAt(i));
      while (i < end && isWhite(source.charAt(i)) == white && source.charAt(i) != 0) {
        i++;
      }
      if (i == from) {
        i++;
      } else if (!white) {
        write(from, i, source.substring(from, i));
      } else if (run.preformatted() || ownLines) {
        write(from, i, source.substring(from, i));
      } else if (breaks == 0 && !tab && !isWhite(builder.last())) {
        builder.source(from, " ", run.hint());
      }
    }
  }

  @Override
  public void decoded(int begin, int end, String seen) {
    write(begin, end, seen);
  }

  @Override
  public void tag(String name) {
    if (Elements.isBreaking(name)) {
      breaks = Math.max(breaks, 1);
    }
  }

  private void write(int begin, int end, String seen) {
    if (!builder.isEmpty()) {
      if (breaks > 0) {
        builder.inserted("\n".repeat(breaks));
      } else if (tab) {
        builder.inserted("\t");
      }
    }
    breaks = 0;
    tab = false;
    builder.decoded(begin, end, seen, run.hint());
  }

  private static boolean isWhite(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }
}
