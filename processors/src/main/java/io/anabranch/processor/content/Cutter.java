package io.anabranch.processor.content;

import io.anabranch.processor.content.conversation.Conversation;
import io.anabranch.processor.content.conversation.SpeakerClassifier;
import io.anabranch.processor.content.form.Forms;
import io.anabranch.processor.content.html.HtmlText;
import io.anabranch.processor.content.json.JsonText;
import io.anabranch.processor.content.line.LineClassifier;
import io.anabranch.processor.content.mail.AutomaticMessages;
import io.anabranch.processor.content.mail.Decoration;
import io.anabranch.processor.content.mail.Footers;
import io.anabranch.processor.content.mail.MailRules;
import io.anabranch.processor.content.mail.QuotationMarks;
import io.anabranch.processor.content.message.MessageClassifier;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.SegmentKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Says of every line of a message what it is: by rules, in their order, and then by a learned model
 * for the lines that no rule knows.
 */
final class Cutter {

  /** What may be cut by mistake where nothing else is there. */
  private static final Set<SegmentKind> WEAK =
      EnumSet.of(
          SegmentKind.SIGNATURE,
          SegmentKind.LEGAL_NOTICE,
          SegmentKind.BANNER,
          SegmentKind.BOILERPLATE,
          SegmentKind.REPLY_MARKER);

  /** How sure the model must be that nothing is said, and below what it is that something is. */
  private static final double SURELY_NOTHING = 0.75;

  private static final double HARDLY_NOTHING = 0.1;

  private Cutter() {}

  static Cut cut(String text) {
    Page page = page(text);
    if (AutomaticMessages.cut(page)) {
      return new Cut(page, false);
    }
    boolean conversation = cutByRules(page, SpeakerClassifier.shared());
    double nothingSaid = MessageClassifier.shared().nothingSaid(page, conversation);
    if (nothingSaid > SURELY_NOTHING) {
      page.cut(0, page.size(), SegmentKind.AUTOMATIC);
      return new Cut(page, conversation);
    }
    boolean said = LineClassifier.shared().cut(page, conversation, nothingSaid < HARDLY_NOTHING);
    Decoration.cut(page);
    QuotationMarks.cut(page);
    if (said) {
      keepIfNothingIsLeft(page);
    }
    return new Cut(page, conversation);
  }

  /** The lines that a reader of a message sees. */
  static Page page(String text) {
    return new Page(JsonText.visible(text).orElseGet(() -> HtmlText.visible(text)));
  }

  /** Cuts what surely is around a text, before turns and fields are looked for. */
  static void cutEdges(Page page) {
    MailRules.cutEnvelope(page);
    MailRules.cutMarkedQuotes(page);
    MailRules.cutBanners(page);
  }

  /** All rules; returns whether the text is a conversation. */
  static boolean cutByRules(Page page, SpeakerClassifier speakers) {
    cutEdges(page);
    boolean conversation = Conversation.cut(page, MailRules.threadBegin(page), speakers);
    if (conversation) {
      Footers.cut(page);
    } else {
      Forms.cut(page);
      MailRules.cut(page);
    }
    return conversation;
  }

  /** What is often right is not, if it leaves nothing of a message that has no label. */
  private static void keepIfNothingIsLeft(Page page) {
    if (!page.isOpenFrom(0) && WEAK.containsAll(page.kinds())) {
      for (int i = 0; i < page.size(); i++) {
        page.get(i).keep();
      }
    }
  }
}
