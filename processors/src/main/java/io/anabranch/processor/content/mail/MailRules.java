package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Page;

/** All rules about mail, in the order in which they build on one another. */
public final class MailRules {

  private MailRules() {}

  /** Cuts what is quoted with marks. Goes first, as no other rule may look into it. */
  public static void cutMarkedQuotes(Page page) {
    QuoteMarks.cut(page);
  }

  /** Cuts warnings of a gateway, which stand above everything. */
  public static void cutBanners(Page page) {
    Banners.cut(page);
  }

  /** Cuts what stands above everything in the source of a mail, or around a relayed message. */
  public static void cutEnvelope(Page page) {
    Envelope.cut(page);
  }

  /** The line from which on an earlier mail follows; the number of lines if none does. */
  public static int threadBegin(Page page) {
    return Threads.begin(page);
  }

  public static void cut(Page page) {
    Threads.cut(page);
    InitialledAnswers.keep(page);
    Footers.cut(page);
    CodeLines.cut(page);
    LegalNotices.cut(page);
    Signatures.cut(page);
  }
}
