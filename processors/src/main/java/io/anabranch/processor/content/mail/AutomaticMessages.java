package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.AutomaticReply;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.SegmentKind;

/** Messages that a program wrote, as a whole. */
public final class AutomaticMessages {

  /** So many lines with text decide. */
  private static final int FIRST = 6;

  private static final int LONGEST = 1_500;

  private AutomaticMessages() {}

  /** Cuts all of a message that a program wrote; returns whether one did. */
  public static boolean cut(Page page) {
    if (!isAutomatic(page)) {
      return false;
    }
    page.cut(0, page.size(), SegmentKind.AUTOMATIC);
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).kind() == SegmentKind.AUTOMATIC) {
        page.get(i).saidBy(AuthorRole.SYSTEM);
      }
    }
    return true;
  }

  private static boolean isAutomatic(Page page) {
    StringBuilder joined = new StringBuilder();
    int seen = 0;
    int end = Threads.begin(page);
    for (int i = page.next(0); i < end && joined.length() < LONGEST; i = page.next(i + 1)) {
      String plain = page.get(i).plain();
      if (page.get(i).kind() != null || plain.startsWith(">")) {
        break;
      }
      joined.append(plain).append(' ');
      if (seen < FIRST
          && (AutomaticReply.begins(plain) || AutomaticReply.begins(joined.toString().strip()))) {
        return true;
      }
      seen++;
    }
    return joined.length() < LONGEST && AutomaticReply.is(joined.toString());
  }
}
