package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.Attribution;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines that begin with a mark of quotation, as many as levels deep. */
final class QuoteMarks {

  /** "> text", ">> text", "> > text", ">text"; no arrow and no face. */
  private static final Pattern ANGLE =
      Pattern.compile(">(?![:;=]?[-'^]?[()DPpOo/\\\\|](?:\\s|$))(?![_.<=]).*");

  private static final Pattern BAR = Pattern.compile("\\|{1,9}+(?: [^|]*)?");

  /** How forums write what they quote. */
  private static final Pattern BBCODE = Pattern.compile("\\[quote(?:[= ].{0,100})?\\].*");

  private static final String BBCODE_END = "[/quote]";

  private QuoteMarks() {}

  static void cut(Page page) {
    cutBbcode(page);
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isOpen()
          && ANGLE.matcher(line.text()).matches()
          && isQuote(page, i)
          && !Attribution.is(line.plain())) {
        line.cut(SegmentKind.QUOTED);
      } else if (line.isOpen() && isBar(page, i) && (isBar(page, i + 1) || isCutBar(page, i - 1))) {
        line.cut(SegmentKind.QUOTED);
      }
    }
  }

  private static void cutBbcode(Page page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).isOpen() && BBCODE.matcher(page.get(i).plain()).matches()) {
        int end = i;
        while (end < page.size() && !page.get(end).plain().contains(BBCODE_END)) {
          end++;
        }
        if (end < page.size()) {
          int close = page.raw(end).toLowerCase(Locale.ROOT).indexOf(BBCODE_END);
          if (close >= 0) {
            page.split(end, close + BBCODE_END.length());
          }
          page.cut(i, end + 1, SegmentKind.QUOTED);
          i = end;
        }
      }
    }
  }

  /** A message of one line is not a quotation. */
  private static boolean isQuote(Page page, int i) {
    return page.next(0) < i || page.next(i + 1) < page.size();
  }

  private static boolean isBar(Page page, int i) {
    return i < page.size() && BAR.matcher(page.get(i).text()).matches();
  }

  private static boolean isCutBar(Page page, int i) {
    return i >= 0 && page.get(i).kind() == SegmentKind.QUOTED && isBar(page, i);
  }
}
