package io.anabranch.processor.content;

import io.anabranch.processor.content.conversation.Conversation;
import io.anabranch.processor.content.form.Forms;
import io.anabranch.processor.content.html.HtmlText;
import io.anabranch.processor.content.mail.AutomaticMessages;
import io.anabranch.processor.content.mail.Decoration;
import io.anabranch.processor.content.mail.Footers;
import io.anabranch.processor.content.mail.MailRules;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.EnumSet;
import java.util.Set;

/** Says of every line of a message what it is: the rules, in their order. */
final class Cutter {

  /** What rules may cut by mistake where nothing else is there. */
  private static final Set<SegmentKind> WEAK =
      EnumSet.of(
          SegmentKind.SIGNATURE,
          SegmentKind.LEGAL_NOTICE,
          SegmentKind.BANNER,
          SegmentKind.BOILERPLATE,
          SegmentKind.REPLY_MARKER);

  private Cutter() {}

  static Cut cut(String text) {
    Page page = new Page(HtmlText.visible(text));
    if (AutomaticMessages.cut(page)) {
      return new Cut(page, false);
    }
    MailRules.cutMarkedQuotes(page);
    MailRules.cutBanners(page);
    boolean conversation = Conversation.cut(page, MailRules.threadBegin(page));
    if (conversation) {
      Footers.cut(page);
    } else {
      Forms.cut(page);
      MailRules.cut(page);
    }
    Decoration.cut(page);
    keepIfNothingIsLeft(page);
    return new Cut(page, conversation);
  }

  /** A rule that is often right is not, if it leaves nothing of a message. */
  private static void keepIfNothingIsLeft(Page page) {
    if (!page.isOpenFrom(0) && WEAK.containsAll(page.kinds())) {
      for (int i = 0; i < page.size(); i++) {
        page.get(i).keep();
      }
    }
  }
}
