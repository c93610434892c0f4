package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.regex.Pattern;

/** The header of a mail in its source, and the rows between which a marketplace puts a message. */
final class Envelope {

  /** Fields of RFC 5322 and of transport that no mail program shows to a reader. */
  private static final Pattern TRANSPORT =
      Pattern.compile(
          "(?:return-path|received(?:-spf)?|message-id|mime-version|delivered-to|dkim-signature"
              + "|authentication-results|content-(?:type|transfer-encoding|language)"
              + "|x-[a-z-]{2,40}|in-reply-to|references|user-agent|arc-[a-z-]{2,40}): ?.{0,380}");

  private static final Pattern FIELD = Pattern.compile("[a-z][a-z-]{1,40}: .{0,380}");

  /** What an mbox has above each mail. */
  private static final Pattern MBOX = Pattern.compile("from \\S{1,200} .{3,40} \\d{4}");

  private static final Pattern ARMOR_BEGIN =
      Pattern.compile("-{3,}begin (?:pgp|pkcs ?7|cms|smime)\\b.{0,40}-{3,}");
  private static final Pattern ARMOR_END =
      Pattern.compile("-{3,}end (?:pgp|pkcs ?7|cms|smime)\\b.{0,40}-{3,}");

  private static final Pattern BEGIN =
      Pattern.compile("[-_=*\\s]{2,}begin (?:of )?(?:the )?message[-_=*\\s:]{2,}");
  private static final Pattern END =
      Pattern.compile("[-_=*\\s]{2,}end (?:of )?(?:the )?message[-_=*\\s]{2,}");

  private static final int LEAST = 2;

  private Envelope() {}

  static void cut(Page page) {
    cutSource(page);
    cutArmor(page);
    cutAround(page);
  }

  /** Header fields from the first line to a blank one. */
  private static void cutSource(Page page) {
    int first = page.next(0);
    int transport = 0;
    int end = first;
    while (end < page.size() && !page.get(end).isBlank()) {
      String plain = page.get(end).plain();
      boolean folded = end > first && Character.isWhitespace(page.raw(end).charAt(0));
      boolean mbox = end == first && MBOX.matcher(plain).matches();
      if (!folded && !mbox && !FIELD.matcher(plain).matches()) {
        return;
      }
      transport += TRANSPORT.matcher(plain).matches() ? 1 : 0;
      end++;
    }
    if (transport >= LEAST && end < page.size()) {
      page.cut(first, end, SegmentKind.MAIL_HEADER);
    }
  }

  /**
   * The lines of RFC 9580 around a text that is signed, and the signature itself. Of what is not
   * closed, the first line alone.
   */
  private static void cutArmor(Page page) {
    for (int i = find(page, 0, ARMOR_BEGIN); i < page.size(); i = find(page, i + 1, ARMOR_BEGIN)) {
      boolean signed = page.get(i).plain().contains("signed message");
      int end = signed ? blank(page, i) : find(page, i, ARMOR_END);
      boolean closed = end < page.size();
      page.cut(i, closed ? end + 1 : i + 1, SegmentKind.BOILERPLATE);
    }
  }

  private static int blank(Page page, int from) {
    int i = from;
    while (i < page.size() && !page.get(i).isBlank()) {
      i++;
    }
    return i;
  }

  private static void cutAround(Page page) {
    int begin = find(page, 0, BEGIN);
    int end = find(page, begin, END);
    if (begin < end && end < page.size()) {
      page.cut(0, begin + 1, SegmentKind.BOILERPLATE);
      page.cut(end, page.size(), SegmentKind.BOILERPLATE);
    }
  }

  private static int find(Page page, int from, Pattern row) {
    for (int i = from; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isOpen() && row.matcher(line.plain()).matches()) {
        return i;
      }
    }
    return page.size();
  }
}
