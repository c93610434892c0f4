package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.Banner;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;

/** Warnings of a gateway, above or below all else. */
final class Banners {

  /** So many lines from an end of the text are looked at. */
  private static final int LINES = 6;

  private Banners() {}

  static void cut(Page page) {
    int looked = 0;
    for (int i = page.next(0); i < page.size() && looked < LINES; i = page.next(i + 1), looked++) {
      if (!page.get(i).isOpen()) {
        continue;
      }
      if (!Banner.is(page.get(i).plain())) {
        break;
      }
      cutFrom(page, i);
    }
    int last = page.previous(page.size() - 1);
    if (last >= 0
        && page.get(last).isOpen()
        && Banner.is(page.get(last).plain())
        && !Character.isLetter(page.get(last).text().charAt(0))) {
      page.get(last).cut(SegmentKind.BANNER);
    }
  }

  private static void cutFrom(Page page, int first) {
    page.get(first).cut(SegmentKind.BANNER);
    for (int i = first + 1; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isBlank() || (!Banner.goesOn(line.plain()) && !Decoration.is(line.text()))) {
        break;
      }
      line.cut(SegmentKind.BANNER);
    }
  }
}
