package io.anabranch.processor.content.html;

import java.util.Locale;
import java.util.Set;

/** The elements of HTML, as far as the place of text on a page depends on them. */
final class Elements {

  /** Each begins and ends a line. */
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "tfoot",
          "thead",
          "tr",
          "ul");

  private static final Set<String> CELLS = Set.of("td", "th");

  private static final Set<String> INLINE =
      Set.of(
          "a",
          "abbr",
          "acronym",
          "b",
          "base",
          "bdo",
          "big",
          "br",
          "button",
          "cite",
          "code",
          "col",
          "colgroup",
          "del",
          "dfn",
          "em",
          "font",
          "head",
          "i",
          "img",
          "input",
          "ins",
          "kbd",
          "label",
          "link",
          "mark",
          "meta",
          "q",
          "s",
          "samp",
          "script",
          "select",
          "small",
          "span",
          "strike",
          "strong",
          "style",
          "sub",
          "sup",
          "title",
          "tt",
          "u",
          "var",
          "wbr",
          "o:p",
          "v:shape",
          "w:sdt",
          "st1:city");

  /** Their content is never seen. */
  private static final Set<String> UNSEEN =
      Set.of(
          "head",
          "title",
          "style",
          "script",
          "noscript",
          "template",
          "textarea",
          "select",
          "datalist",
          "svg",
          "math",
          "object",
          "iframe",
          "audio",
          "video",
          "canvas",
          "xml",
          "map");

  private Elements() {}

  static boolean isKnown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BLOCKS.contains(lower) || CELLS.contains(lower) || INLINE.contains(lower);
  }

  /** Whether it gives a text its lines. */
  static boolean isBreaking(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BLOCKS.contains(lower) || CELLS.contains(lower) || lower.equals("br");
  }

  static boolean isBlock(String name) {
    return BLOCKS.contains(name);
  }

  static boolean isCell(String name) {
    return CELLS.contains(name);
  }

  static boolean isUnseen(String name) {
    return UNSEEN.contains(name);
  }
}
