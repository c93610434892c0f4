package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.phrase.Farewell;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Names;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the signature at the end of what somebody wrote: after dashes, after a formula of farewell,
 * or a last paragraph of a name and ways to reach it. One stands at the end of the text or before
 * what is quoted.
 */
final class Signatures {

  private static final Set<SegmentKind> BORDERS =
      EnumSet.of(
          SegmentKind.QUOTED,
          SegmentKind.ATTRIBUTION,
          SegmentKind.MAIL_HEADER,
          SegmentKind.REPLY_MARKER,
          SegmentKind.FORM_LABEL,
          SegmentKind.CODE);

  private static final Pattern DASHES =
      Pattern.compile("(?:--|—|–|- -|__|-- -|---|——|_{3,80}|-{3,80})");

  /** What comes after a signature and belongs to the text. */
  private static final Pattern POSTSCRIPT =
      Pattern.compile("(?:p\\.? ?s\\.?|pps|p\\.p\\.s\\.|nb|ps:|edit|update)(?:[:.,) -].*|$)");

  /** A signature has so many lines at most, where only its dashes or its look show it. */
  private static final int MOST_LINES = 16;

  private static final int CARD_LINES = 8;

  private Signatures() {}

  static void cut(Page page) {
    int from = 0;
    while (from < page.size()) {
      int to = from;
      while (to < page.size() && !isBorder(page.get(to))) {
        to++;
      }
      cutIn(page, from, to);
      from = to + 1;
    }
  }

  private static boolean isBorder(Line line) {
    return !line.isBlank() && line.kind() != null && BORDERS.contains(line.kind());
  }

  private static void cutIn(Page page, int from, int to) {
    boolean said = false;
    for (int i = from; i < to; i++) {
      Line line = page.get(i);
      if (!line.isOpen()) {
        continue;
      }
      boolean first = !said && !(to < page.size() || from > 0);
      if (!first && isSignature(page, i, to)) {
        cutTail(page, i, to);
        return;
      }
      said |= !Decoration.is(line.text());
    }
    if (said) {
      cutCard(page, from, to);
    }
  }

  private static boolean isSignature(Page page, int i, int to) {
    Line line = page.get(i);
    if (DASHES.matcher(line.text()).matches()) {
      return isDashed(page, i, to);
    }
    if (Farewell.is(line.plain())) {
      return isAfterText(page, i) && isTail(page, i + 1, to);
    }
    int name = Farewell.nameAfter(line.plain());
    if (name > 0) {
      String rest =
          line.text().substring(Math.min(line.text().length(), line.text().indexOf(',') + 1));
      return Names.isName(rest.strip()) && isTail(page, i + 1, to);
    }
    return false;
  }

  /** "-- " ends a text for sure; other rows only if what follows looks like a card. */
  private static boolean isDashed(Page page, int i, int to) {
    int next = page.next(i + 1);
    if (next >= to) {
      return true;
    }
    int lines = open(page, i + 1, to);
    if (page.get(i).text().equals("--")) {
      return lines <= MOST_LINES;
    }
    return lines <= CARD_LINES && isCard(page, next, to);
  }

  /** A formula ends what was said; "Best" at the start of a text is the start of a sentence. */
  private static boolean isAfterText(Page page, int i) {
    return page.previous(i - 1) >= 0 || page.next(i + 1) < page.size();
  }

  /** Whether lines may follow a formula: no long sentence right after it. */
  private static boolean isTail(Page page, int from, int to) {
    int next = page.next(from);
    return next >= to || !page.get(next).isOpen() || page.get(next).text().length() < 100;
  }

  private static void cutTail(Page page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (page.get(i).isOpen()) {
        if (i > from && POSTSCRIPT.matcher(page.get(i).plain()).matches()) {
          return;
        }
        page.get(i).cut(SegmentKind.SIGNATURE);
      }
    }
  }

  /** Cuts a last paragraph that is a name, or a name and what belongs to it. */
  private static void cutCard(Page page, int from, int to) {
    int last = page.previous(to - 1);
    while (last > from && !page.get(last).isOpen()) {
      last = page.previous(last - 1);
    }
    if (last <= from || !page.get(last).isOpen()) {
      return;
    }
    for (int first = last; first > from && first > last - CARD_LINES; first--) {
      int before = page.previous(first - 1);
      if (before < from || !page.get(before).isOpen()) {
        return;
      }
      boolean apart = before < first - 1;
      if (isEnd(page.get(before)) && isCard(page, first, last + 1) && (apart || first == last)) {
        page.cut(first, last + 1, SegmentKind.SIGNATURE);
        return;
      }
      if (apart && !isContact(page.get(first).plain())) {
        return;
      }
    }
  }

  /** Whether a line ends a text, so that a name may follow. */
  private static boolean isEnd(Line line) {
    String text = line.text();
    int last = text.codePointBefore(text.length());
    return ".!?…)\"”»😀".indexOf(last) >= 0
        || Character.getType(last) == Character.OTHER_SYMBOL
        || ContactLine.isThanks(line.plain());
  }

  /** A name, or a name and at most some short lines that are no sentences. */
  private static boolean isCard(Page page, int from, int to) {
    Line name = page.get(from);
    boolean masked = name.isOpen() && ContactLine.isMasked(name.plain());
    if (!Names.isName(name.text()) && !isContact(name.plain()) && !masked) {
      return ContactLine.isNameAndMore(name.text())
          && to - from <= CARD_LINES
          && restIsShort(page, from, to);
    }
    return restIsShort(page, from, to);
  }

  private static boolean restIsShort(Page page, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      Line line = page.get(i);
      if (line.isOpen() && !isContact(line.plain()) && !ContactLine.isShort(line.text())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isContact(String plain) {
    return ContactLine.is(plain);
  }

  private static int open(Page page, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += page.get(i).isOpen() ? 1 : 0;
    }
    return count;
  }
}
