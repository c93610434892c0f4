package io.anabranch.processor.content.form;

import io.anabranch.processor.content.mail.Decoration;
import io.anabranch.processor.content.phrase.Boilerplate;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.Optional;

/**
 * Cuts the labels of a form or of the head of a ticket, and the values that are data about the
 * message. A text is one if it begins with several fields whose labels are known; one field is a
 * sentence with a colon.
 */
public final class Forms {

  private Forms() {}

  public static void cut(Page page) {
    int first = page.next(0);
    while (first < page.size() && !page.get(first).isOpen()) {
      first = page.next(first + 1);
    }
    FormHead head = FormHead.at(page, first);
    if (head.isForm() && (head.hasFields() || page.isOpenFrom(head.end()))) {
      head.cut(page);
      cutRest(page, head.end());
    }
    cutTail(page);
  }

  /** Fields that come after the text of the author. */
  private static void cutRest(Page page, int from) {
    for (int i = from; i < page.size(); i++) {
      Line line = page.get(i);
      if (!line.isOpen()) {
        continue;
      }
      Optional<Field> field = Field.of(page.raw(i));
      boolean apart = i == 0 || page.get(i - 1).isBlank() || page.get(i - 1).kind() != null;
      if (field.isPresent() && !field.get().alone() && (apart || isLast(page, i))) {
        FormHead.cutField(page, i, field.get());
      } else if ((apart || line.text().startsWith("[")) && FieldLabel.isHead(line.plain())) {
        line.cut(SegmentKind.FORM_LABEL);
      }
    }
  }

  /** Fields of a ticket at the end, below a row of dashes or another border. */
  private static void cutTail(Page page) {
    int i = page.previous(page.size() - 1);
    int fields = 0;
    while (i > 0 && page.get(i).isOpen()) {
      Line line = page.get(i);
      Optional<Field> field = Field.of(page.raw(i));
      if (field.isPresent() && !field.get().alone() && !field.get().freeText()) {
        fields++;
      } else if (Decoration.is(line.text()) && fields >= 2) {
        page.cut(i, page.size(), SegmentKind.FORM_LABEL);
        return;
      } else if (!Boilerplate.is(line.plain())) {
        return;
      }
      i = page.previous(i - 1);
    }
  }

  private static boolean isLast(Page page, int i) {
    for (int j = i + 1; j < page.size(); j++) {
      if (page.get(j).isOpen()
          && Field.of(page.raw(j)).isEmpty()
          && !FieldLabel.isHead(page.get(j).plain())) {
        return false;
      }
    }
    return true;
  }
}
