package io.anabranch.processor.content.html;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Whether an element is shown. Newsletters and programs of mail hide text that previews of a mail
 * show, or that counts who opened it.
 */
final class Visibility {

  /** Styles without blanks. Zero may have a unit, and may be followed by a priority. */
  private static final Pattern HIDING =
      Pattern.compile(
          "(?:^|;)(?:display:none|visibility:hidden|mso-hide:all|color:transparent"
              + "|(?:max-height|max-width|opacity):0(?:\\.0*)?(?:[a-z]{2,3}|%)?(?:!important)?(?:;|$))");

  private static final Pattern NO_SIZE =
      Pattern.compile("(?:^|;)font-size:0(?:\\.0*)?(?:[a-z]{2,3}|%)?(?:!important)?(?:;|$)");
  private static final Pattern SIZE = Pattern.compile("(?:^|;)font-size:[^;0]");
  private static final Pattern PREVIEW = Pattern.compile("(?:^|[ _-])pre-?header|preview-?text");

  private static final int LOOKED_AT = 1_000;

  private Visibility() {}

  static boolean hides(Element element) {
    return element.hasAttr("hidden")
        || HIDING.matcher(style(element)).find()
        || PREVIEW.matcher(element.className().toLowerCase(Locale.ROOT)).find();
  }

  /** Whether its text has no size, unless an element in it gives it one. */
  static boolean shrinks(Element element, boolean shrunk) {
    String style = style(element);
    return NO_SIZE.matcher(style).find() || (shrunk && !SIZE.matcher(style).find());
  }

  /** The beginning of its style, without blanks and in lower case. */
  static String style(Element element) {
    String style = element.attr("style");
    int end = Math.min(LOOKED_AT, style.length());
    StringBuilder bare = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      if (!Character.isWhitespace(style.charAt(i))) {
        bare.append(Character.toLowerCase(style.charAt(i)));
      }
    }
    return bare.toString();
  }
}
