package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.LegalNotice;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;

/** Paragraphs with the wording of lawyers. */
final class LegalNotices {

  private static final int LONGEST = 3_000;

  private LegalNotices() {}

  static void cut(Page page) {
    boolean said = false;
    boolean found = false;
    for (int i = page.next(0); i < page.size(); i = page.next(i)) {
      int end = page.paragraphEnd(i);
      if (end == i) {
        i++;
        continue;
      }
      int first = firstLine(page, i, end, said, found);
      if (first < end) {
        page.cut(first, end, SegmentKind.LEGAL_NOTICE);
        found = true;
      }
      said |= first > i;
      i = end;
    }
  }

  /** The line of a paragraph from which on it is a notice; its end if there is none. */
  private static int firstLine(Page page, int from, int to, boolean said, boolean found) {
    for (int i = from; i < to; i++) {
      Line line = page.get(i);
      if (LegalNotice.begins(line.plain()) || i == from) {
        int phrases = LegalNotice.phrases(text(page, i, to));
        int least = LegalNotice.begins(line.plain()) && (said || found || i > from) ? 1 : 2;
        if (phrases >= least) {
          return i;
        }
      }
    }
    return to;
  }

  private static String text(Page page, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to && text.length() < LONGEST; i++) {
      text.append(page.get(i).plain()).append(' ');
    }
    return text.toString();
  }
}
