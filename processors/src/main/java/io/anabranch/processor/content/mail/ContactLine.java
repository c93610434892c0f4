package io.anabranch.processor.content.mail;

import io.anabranch.processor.content.text.Names;
import java.util.regex.Pattern;

/** Lines of a signature under the name: telephone, address, company, position. */
final class ContactLine {

  private static final Pattern CONTACT =
      Pattern.compile(
          "[^\\p{L}\\p{N}]{0,4}(?:(?:tel|phone|fon|mobile?|mobil|cell|fax|office|direct|t|m|p|o|f|e|w|e-?mail|mail|web|"
              + "www|skype|whatsapp|telefon|téléphone|teléfono|móvil)\\b[.: ]{0,3}\\+?[\\d(/].{0,100}"
              + "|(?:e-?mail|mail|web|e|w|www|website|site)\\b ?[.: ] ?\\S{3,80}"
              + "|\\+?[\\d ()/.-]{7,24}(?: ?\\|.{0,100})?"
              + "|(?:https?://|www\\.)\\S{3,120}|[^\\s@]{1,60}@[^\\s@]{1,80}"
              + "|.{2,80} ?[|·•] ?.{2,100}"
              + "|.{2,60}\\b(?:gmbh|ag|kg|ltd|limited|llc|llp|inc|plc|corp|s\\.?a\\.?r\\.?l|s\\.?r\\.?l|s\\.?l|b\\.?v|n\\.?v|a\\.?s"
              + "|s\\.?a|oy|ab|aps|sp\\. z o\\.o|e\\.v|gbr|ug|pty|university|nhs.{0,20})\\.?(?:,.{0,60})?"
              + "|\\[(?:phone|address|company|email|title|name)\\]|(?:she|he|they)/(?:her|him|them)|\\(signature\\)"
              + "|(?:customer|client|account|policy|member|kunden|contract)[ -]?(?:no|nr|number|id|nummer|holder)\\b.{0,40})");

  private static final Pattern MASKED =
      Pattern.compile("\\{\\{[^{}]{1,40}\\}\\}|\\[[a-z_ ]{3,20}\\]");

  private static final Pattern THANKS =
      Pattern.compile(
          "(?:.{0,60} )?(?:thanks?|thank you|thx|cheers|danke|dank|merci|gracias|grazie|bedankt|obrigad[oa]|dziękuję)\\b.{0,40}[,!.]?");

  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?:;]");

  private ContactLine() {}

  static boolean is(String plain) {
    return plain.length() < 160 && CONTACT.matcher(plain).matches();
  }

  static boolean isMasked(String plain) {
    return MASKED.matcher(plain).matches();
  }

  static boolean isThanks(String plain) {
    return plain.length() < 60 && THANKS.matcher(plain).matches();
  }

  /** Whether a line may be a position, a company or an address: short, and no sentence. */
  static boolean isShort(String text) {
    return text.length() <= 70
        && !SENTENCE_END.matcher(text).matches()
        && text.split(" ").length <= 9;
  }

  /** "Lucille Grant, IT Procurement" and "Rosa Keene | Buyer". */
  static boolean isNameAndMore(String text) {
    int at = text.indexOf(',') > 0 ? text.indexOf(',') : text.indexOf('|');
    return at > 3
        && text.length() < 120
        && text.substring(0, at).strip().contains(" ")
        && Names.isName(text.substring(0, at).strip())
        && isShort(text.substring(at + 1).strip());
  }
}
