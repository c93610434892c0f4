package io.anabranch.processor.content.form;

import io.anabranch.processor.content.mail.Decoration;
import io.anabranch.processor.content.phrase.Boilerplate;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.phrase.MailHeader;
import io.anabranch.processor.content.phrase.ReplyMarker;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The lines of a form down to the text that its author wrote. */
final class FormHead {

  private static final Set<MailHeader> MAIL_FIELDS =
      EnumSet.of(MailHeader.FROM, MailHeader.TO, MailHeader.SENT);

  private final List<Integer> lines = new ArrayList<>();
  private final int begin;
  private int end;
  private int known;
  private int heads;
  private int introductions;
  private int rows;
  private int withColon;
  private int mailFields;
  private Optional<Field> freeText = Optional.empty();
  private int freeTextLine = -1;

  private FormHead(int begin) {
    this.begin = begin;
    this.end = begin;
  }

  /** Reads on from a line as long as it looks like a form. */
  static FormHead at(Page page, int from) {
    FormHead head = new FormHead(from);
    int i = from;
    while (i < page.size() && head.freeText.isEmpty()) {
      Line line = page.get(i);
      if (line.isBlank() || !line.isOpen()) {
        i++;
        continue;
      }
      int next = head.read(page, i);
      if (next == i) {
        break;
      }
      i = next;
    }
    return head;
  }

  private int read(Page page, int i) {
    Line line = page.get(i);
    if (ReplyMarker.is(line.plain())) {
      introductions++;
      return take(page, i, i + 1);
    }
    Optional<Field> field = Field.of(page.raw(i));
    if (isMailField(page, i)) {
      mailFields++;
      known++;
      return take(page, i, i + 1);
    }
    if (field.isPresent() && field.get().freeText()) {
      if (field.get().alone() && known + heads + introductions == 0) {
        return i;
      }
      freeText = field;
      freeTextLine = i;
      end = i + 1;
      known++;
      withColon += field.get().alone() ? 0 : 1;
      return end;
    }
    if (field.isPresent() && (!field.get().alone() || isLabelAbove(page, i))) {
      known++;
      withColon += field.get().alone() ? 0 : 1;
      return take(page, i, valueEnd(page, i, field.get()));
    }
    if (FieldLabel.isHead(line.plain())) {
      heads += FieldLabel.isHeadOfFields(line.plain()) ? 2 : 1;
      return take(page, i, i + 1);
    }
    if (FieldLabel.isIntroduction(line.plain())) {
      introductions++;
      return take(page, i, i + 1);
    }
    if (Decoration.is(line.text()) || Boilerplate.is(line.plain())) {
      rows++;
      return take(page, i, i + 1);
    }
    boolean among = i > begin && !page.get(i - 1).isBlank() && known > 0;
    return among && Field.looksLikeOne(page.raw(i)) ? take(page, i, i + 1) : i;
  }

  /** The sender and the receiver stand in forms as in the header of a mail. */
  private static boolean isMailField(Page page, int i) {
    String plain = page.raw(i).strip().toLowerCase(Locale.ROOT).replace("\t", ": ");
    return MailHeader.of(plain).filter(MAIL_FIELDS::contains).isPresent();
  }

  private int take(Page page, int from, int to) {
    for (int i = from; i < to; i++) {
      if (page.get(i).isOpen()) {
        lines.add(i);
      }
    }
    end = to;
    return to;
  }

  /** A label in a line of its own has its value in the next one, not below a blank line. */
  private static boolean isLabelAbove(Page page, int i) {
    return i + 1 < page.size() && page.get(i + 1).isOpen();
  }

  private static int valueEnd(Page page, int i, Field field) {
    boolean below =
        field.value().isEmpty()
            && i + 1 < page.size()
            && page.get(i + 1).isOpen()
            && Field.of(page.raw(i + 1)).isEmpty();
    return below ? i + 2 : i + 1;
  }

  /** Whether there are enough fields for a form. */
  boolean isForm() {
    if (freeText.isPresent()) {
      return known >= 3 || (known == 2 && withColon > 0) || heads + introductions > 0;
    }
    return (mailFields == 0 || heads > 0) && isHead();
  }

  private boolean isHead() {
    return (known + heads >= 2 && (withColon >= 2 || heads > 0))
        || (heads > 0 && rows > 0)
        || (introductions > 0 && known + heads + introductions >= 2);
  }

  /** Whether it is more than a heading. */
  boolean hasFields() {
    return known > 1;
  }

  /** Where the text of the author begins, at the earliest. */
  int end() {
    return end;
  }

  void cut(Page page) {
    for (int i : lines) {
      Line line = page.get(i);
      line.cut(kind(line, Field.of(page.raw(i)).isPresent()));
    }
    freeText.ifPresent(field -> cutField(page, freeTextLine, field));
  }

  private static SegmentKind kind(Line line, boolean field) {
    if (ReplyMarker.is(line.plain())) {
      return SegmentKind.REPLY_MARKER;
    }
    return FieldLabel.isIntroduction(line.plain()) && !field
        ? SegmentKind.AUTOMATIC
        : SegmentKind.FORM_LABEL;
  }

  /** Cuts a field; of a free text only the label. */
  static void cutField(Page page, int i, Field field) {
    if (field.freeText() && !field.value().isEmpty()) {
      page.split(i, field.valueAt());
    }
    page.get(i).cut(SegmentKind.FORM_LABEL);
  }
}
