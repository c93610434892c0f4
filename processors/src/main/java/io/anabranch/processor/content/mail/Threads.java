package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.Attribution;
import io.anabranch.processor.content.phrase.MailHeader;
import io.anabranch.processor.content.phrase.ReplyMarker;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.stream.IntStream;

/**
 * Finds where an earlier mail begins: after an attribution, a header block, a divider, or the
 * marker of a help desk. If that mail has marks of quotation, what is between them may be said;
 * otherwise nothing is up to the end. A header block above everything, without a divider, is the
 * message's own.
 */
final class Threads {

  /** An attribution is wrapped to so many lines at most. */
  private static final int ATTRIBUTION_LINES = 4;

  private Threads() {}

  static void cut(Page page) {
    boolean said = false;
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (!line.isOpen()) {
        continue;
      }
      int end = cutAt(page, i, said);
      if (end > i) {
        i = end - 1;
      } else {
        said |= !Decoration.is(line.text());
      }
    }
  }

  /** The first line from which on an earlier mail follows; the number of lines if none does. */
  static int begin(Page page) {
    boolean said = false;
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).isOpen()) {
        if (said && beginsAt(page, i)) {
          return i;
        }
        said |= !Decoration.is(page.get(i).text());
      }
    }
    return page.size();
  }

  private static boolean beginsAt(Page page, int i) {
    String plain = page.get(i).plain();
    if (ReplyMarker.is(plain)
        || MailHeader.isDivider(plain)
        || HeaderBlock.endOfQuoted(page, i) > i) {
      return true;
    }
    int attribution = attribution(page, i);
    return attribution > i && Attribution.isStrong(join(page, i, attribution));
  }

  /** Cuts what begins at a line; returns where it ends, or the line itself if nothing does. */
  private static int cutAt(Page page, int i, boolean said) {
    String plain = page.get(i).plain();
    if (ReplyMarker.is(plain)) {
      page.get(i).cut(SegmentKind.REPLY_MARKER);
      return said ? quoteRest(page, i + 1) : i + 1;
    }
    if (MailHeader.isDivider(plain)) {
      page.get(i).cut(SegmentKind.MAIL_HEADER);
      if (MailHeader.isEnd(plain)) {
        return i + 1;
      }
      int below = page.next(i + 1);
      int header = HeaderBlock.end(page, below, 1);
      page.cut(below, header, SegmentKind.MAIL_HEADER);
      return quoteBelow(page, header);
    }
    if (MailHeader.isAllInOneLine(plain)) {
      page.get(i).cut(SegmentKind.MAIL_HEADER);
      return quoteRest(page, i + 1);
    }
    int header = HeaderBlock.end(page, i, 3);
    if (header > i) {
      page.cut(i, header, SegmentKind.MAIL_HEADER);
      boolean quoted = said && !HeaderBlock.isMemo(page, i, header);
      boolean forwarded = HeaderBlock.isForward(page, i, header) && !hasMarksBelow(page, header);
      return quoted || forwarded ? quoteBelow(page, header) : header;
    }
    if (Attribution.begins(plain)) {
      page.get(i).cut(SegmentKind.ATTRIBUTION);
      return quoteRest(page, i + 1);
    }
    int attribution = attribution(page, i);
    if (attribution > i) {
      String joined = join(page, i, attribution);
      if (isQuoted(page, page.next(attribution)) || (!said && hasMarksBelow(page, attribution))) {
        page.cut(i, attribution, SegmentKind.ATTRIBUTION);
        return attribution;
      } else if (said || Attribution.isStrong(joined)) {
        page.cut(i, attribution, SegmentKind.ATTRIBUTION);
        return Attribution.isStrong(joined) || i > 0 ? quoteRest(page, attribution) : attribution;
      }
    }
    return i;
  }

  private static int attribution(Page page, int from) {
    if (!Attribution.mayBegin(page.get(from).plain())) {
      return from;
    }
    StringBuilder joined = new StringBuilder();
    int most = Attribution.mayBeWrapped(page.get(from).plain()) ? ATTRIBUTION_LINES : 1;
    for (int i = from; i < page.size() && i < from + most; i++) {
      if (!page.get(i).isOpen()) {
        return from;
      }
      joined.append(i == from ? "" : " ").append(page.get(i).plain());
      if (joined.length() > 400) {
        return from;
      }
      if (Attribution.is(joined.toString())
          || (i > from && Attribution.begins(joined.toString()))) {
        return i + 1;
      }
    }
    return from;
  }

  private static String join(Page page, int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(page.get(i).plain()).append(' ');
    }
    return joined.toString();
  }

  private static boolean isQuoted(Page page, int i) {
    return i < page.size() && page.get(i).kind() == SegmentKind.QUOTED;
  }

  /** Where an earlier mail has marks and nothing is said above, what has none is said. */
  private static boolean hasMarksBelow(Page page, int from) {
    return IntStream.range(from, page.size()).anyMatch(i -> isQuoted(page, i));
  }

  /** What is below a header: marked quotations alone, or everything. */
  private static int quoteBelow(Page page, int from) {
    return isQuoted(page, page.next(from)) ? from : quoteRest(page, from);
  }

  private static int quoteRest(Page page, int from) {
    for (int i = from; i < page.size(); i++) {
      int header = page.get(i).isOpen() ? HeaderBlock.end(page, i, 3) : i;
      if (header == i) {
        page.get(i).cut(SegmentKind.QUOTED);
      } else {
        page.cut(i, header, SegmentKind.MAIL_HEADER);
        i = header - 1;
      }
    }
    return page.size();
  }
}
