package io.anabranch.processor.content.html;

import io.anabranch.schema.SegmentKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What the markup of mail programs says about the text in it. */
final class MailMarkup {

  /**
   * Gmail's attribution; the attribution of Thunderbird is one only before a quotation, since
   * customers answer in it.
   */
  private static final Set<String> ATTRIBUTIONS = Set.of("gmail_attr");

  private static final String CITE_PREFIX = "moz-cite-prefix";

  /** Gmail, where answers may stand between the quotations in it. */
  private static final String GMAIL_QUOTE = "gmail_quote";

  /** Yahoo, Proton, Tuta, Zoho, Outlook for Android, iOS and Mac, Thunderbird. */
  private static final Set<String> QUOTES =
      Set.of(
          "yahoo_quoted",
          "protonmail_quote",
          "tutanota_quote",
          "zmail_extra",
          "moz-forward-container",
          "olk_src_body_section",
          "mail-editor-reference-message-container",
          "ms-outlook-mobile-reference-message",
          "replied-msg",
          "freshdesk_quote",
          "zd-quoted");

  /** Gmail, Thunderbird, Outlook on the web, Outlook's apps, Proton, Yahoo, Apple, others. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "gmail_signature",
          "gmail_signature_prefix",
          "moz-signature",
          "signature",
          "ms-outlook-mobile-signature",
          "protonmail_signature_block",
          "yahoo-signature",
          "applemailsignature",
          "email-signature",
          "emailsignature",
          "x_signature",
          "sig");

  /** Outlook on the web and Outlook's apps. */
  private static final String REPLY_HEADER = "divrplyfwdmsg";

  /** Outlook's line above the header of what it quotes, old and new. */
  private static final Set<String> RULES = Set.of("#e1e1e1", "#b5c4df");

  private MailMarkup() {}

  /** What an element is for sure; null if it does not tell. */
  static @Nullable SegmentKind kind(Element element) {
    String name = element.normalName();
    if (name.equals("blockquote")) {
      return isIndent(element) ? null : SegmentKind.QUOTED;
    }
    if (!element.hasAttr("class") && !element.hasAttr("id")) {
      return null;
    }
    if (is(element, ATTRIBUTIONS) || (is(element, Set.of(CITE_PREFIX)) && isBeforeQuote(element))) {
      return SegmentKind.ATTRIBUTION;
    } else if (is(element, SIGNATURES)) {
      return SegmentKind.SIGNATURE;
    } else if (is(element, QUOTES) || (is(element, Set.of(GMAIL_QUOTE)) && !hasAnswers(element))) {
      return SegmentKind.QUOTED;
    }
    return null;
  }

  /** Whether an element looks like the header of a mail, without its text. */
  static boolean mayBeHeader(Element element) {
    String style = Visibility.style(element);
    return is(element, Set.of(REPLY_HEADER))
        || (style.contains("border-top:solid") && RULES.stream().anyMatch(style::contains));
  }

  /** Whether an element that looks like it is the header of a mail, after which nothing is said. */
  static boolean isHeader(Element element) {
    return is(element, Set.of(REPLY_HEADER))
        || element.text().chars().filter(c -> c == ':').count() >= 3;
  }

  /** Gmail indents with a quotation that has no border. */
  private static boolean isIndent(Element element) {
    String style = Visibility.style(element);
    return style.contains("border:none") && !is(element, Set.of(GMAIL_QUOTE));
  }

  private static boolean isBeforeQuote(Element element) {
    Node next = element.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    return next != null && next.nameIs("blockquote");
  }

  /** Whether it holds quotations, between which somebody may have answered. */
  private static boolean hasAnswers(Element quote) {
    boolean forwarded =
        quote.children().stream()
            .findFirst()
            .filter(first -> first.ownText().startsWith("-----"))
            .isPresent();
    return !forwarded
        && quote.children().stream().anyMatch(e -> e.normalName().equals("blockquote"));
  }

  private static boolean is(Element element, Set<String> names) {
    return Stream.concat(Stream.of(element.id()), Arrays.stream(element.className().split(" ", 20)))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(name -> name.startsWith("x_") ? name.substring(2) : name)
        .anyMatch(names::contains);
  }
}
