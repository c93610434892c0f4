package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines without a word, such as rows of dashes. */
public final class Decoration {

  private static final Pattern ROW = Pattern.compile("[\\p{Punct}\\p{Pd}\\p{So}=•·─━═]{2,}+");

  private Decoration() {}

  public static boolean is(String text) {
    return text.length() > 1 && ROW.matcher(text.replace(" ", "")).matches();
  }

  /** Cuts those beside something that is cut, as what it is. */
  public static void cut(Page page) {
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isOpen() && isRow(line.text())) {
        kindBeside(page, page.next(i + 1), page.previous(i - 1)).ifPresent(line::cut);
      }
    }
  }

  private static Optional<SegmentKind> kindBeside(Page page, int next, int previous) {
    if (next == page.size() && previous < 0) {
      return Optional.empty();
    }
    SegmentKind below = next < page.size() ? page.get(next).kind() : SegmentKind.BOILERPLATE;
    SegmentKind above = previous >= 0 ? page.get(previous).kind() : SegmentKind.BOILERPLATE;
    return Optional.ofNullable(
        below == null || (next == page.size() && above != null) ? above : below);
  }

  /** Three of a kind at least, no face and no ellipsis. */
  private static boolean isRow(String text) {
    return text.length() > 2
        && is(text)
        && text.chars().distinct().count() <= 4
        && !text.chars().allMatch(c -> c == '.' || c == '!' || c == '?')
        && text.chars().noneMatch(c -> c == ')' || c == '(');
  }
}
