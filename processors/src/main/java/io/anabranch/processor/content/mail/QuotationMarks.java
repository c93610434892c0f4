package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.Map;

/**
 * The quotation marks that a survey, a reviews page or a note puts around all that somebody said.
 * The author did not write them, and a model may read a text in them as another one.
 */
public final class QuotationMarks {

  /** What closes a quotation, by what opens it. */
  private static final Map<Character, String> CLOSING =
      Map.of('"', "\"", '“', "”", '„', "“”", '«', "»", '»', "«", '‘', "’");

  private QuotationMarks() {}

  /** Cuts them, if more than one quotation is in the message. */
  public static void cut(Page page) {
    int from = firstOpen(page, 0);
    while (from < page.size()) {
      int to = runEnd(page, from);
      boolean alone = !page.isOpenBefore(from) && !page.isOpenFrom(to) && page.kinds().isEmpty();
      from = alone ? page.size() : firstOpen(page, to + cut(page, from, to));
    }
  }

  /** Cuts the marks around some lines; returns by how many the lines of the page became more. */
  private static int cut(Page page, int from, int to) {
    int last = page.previous(to - 1);
    int begin = seenBegin(page, from);
    int end = seenEnd(page, last);
    String all = page.visible().text();
    if (end - begin < 3 || !isQuotation(all.substring(begin, end))) {
      return 0;
    }
    int before = page.size();
    page.split(last, end - 1 - page.get(last).begin());
    page.get(last + page.size() - before).cut(SegmentKind.BOILERPLATE);
    page.split(from, begin + 1 - page.get(from).begin());
    page.get(from).cut(SegmentKind.BOILERPLATE);
    return page.size() - before;
  }

  private static boolean isQuotation(String text) {
    char open = text.charAt(0);
    String closing = CLOSING.getOrDefault(open, "");
    int close = text.length() - 1;
    return closing.indexOf(text.charAt(close)) >= 0
        && text.substring(1, close).chars().noneMatch(c -> c == open || closing.indexOf(c) >= 0);
  }

  private static int firstOpen(Page page, int from) {
    int i = from;
    while (i < page.size() && !page.get(i).isOpen()) {
      i++;
    }
    return i;
  }

  /** The end of lines that are said in one go, with blank ones between them. */
  private static int runEnd(Page page, int from) {
    int i = from;
    while (i < page.size() && (page.get(i).isBlank() || page.get(i).isOpen())) {
      i++;
    }
    return i;
  }

  private static int seenBegin(Page page, int i) {
    String all = page.visible().text();
    int at = page.get(i).begin();
    while (Character.isWhitespace(all.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int seenEnd(Page page, int i) {
    Line line = page.get(i);
    String all = page.visible().text();
    int at = line.end();
    while (at > line.begin() && Character.isWhitespace(all.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
