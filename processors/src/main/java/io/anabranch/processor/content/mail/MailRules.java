package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Page;

/** All rules about mail, in the order in which they build on one another. */
public final class MailRules {

  private MailRules() {}

  /** Cuts what is quoted with marks. Goes first, as no other rule may look into it. */
  public static void cutMarkedQuotes(Page page) {
    QuoteMarks.cut(page);
  }

  public static void cut(Page page) {
    Banners.cut(page);
    Threads.cut(page);
    Footers.cut(page);
    CodeLines.cut(page);
    LegalNotices.cut(page);
    Signatures.cut(page);
  }
}
