package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.Boilerplate;
import io.anabranch.processor.content.phrase.MobileFooter;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;

/** Lines that devices and programs add. */
public final class Footers {

  private Footers() {}

  public static void cut(Page page) {
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isOpen()) {
        if (line.isLink() && Boilerplate.isButton(line.plain())) {
          line.cut(SegmentKind.BOILERPLATE);
        } else if (page.next(0) < i && MobileFooter.is(line.plain())) {
          line.cut(SegmentKind.MOBILE_FOOTER);
        } else if (Boilerplate.is(line.plain())) {
          line.cut(SegmentKind.BOILERPLATE);
        }
      }
    }
  }
}
