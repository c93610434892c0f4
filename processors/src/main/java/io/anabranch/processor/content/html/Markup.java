package io.anabranch.processor.content.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a text is HTML: whether it has tags of elements that exist, used as tags are.
 * {@code a < b}, {@code <3}, {@code <kim@example.test>} and a sentence about {@code <b>} are none.
 */
final class Markup {

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})(\\s[^<>]{0,4000}+)?/?>");

  private static final Pattern DOCUMENT =
      Pattern.compile("^\\s*+(?:<!doctype html|<html|<!--)", Pattern.CASE_INSENSITIVE);

  private static final Pattern XML = Pattern.compile("^\\s*+<\\?xml\\s");

  private static final Pattern ROOT =
      Pattern.compile("^\\s*+<([a-zA-Z][\\w:.-]{0,60})(?:\\s[^<>]{0,4000}+)?>");

  /** Elements that stand without attributes in mail, and whose names are no words. */
  private static final Set<String> PLAIN =
      Set.of(
          "br",
          "p",
          "div",
          "hr",
          "ul",
          "ol",
          "li",
          "table",
          "tr",
          "td",
          "h1",
          "h2",
          "h3",
          "h4",
          "html",
          "body",
          "blockquote",
          "pre",
          "o:p");

  private Markup() {}

  /** Whether a text is a document of another vocabulary, by its declaration or its last tag. */
  static boolean isXml(String text) {
    if (XML.matcher(text).find()) {
      return true;
    }
    Matcher root = ROOT.matcher(text);
    return root.find()
        && !Elements.isKnown(root.group(1))
        && !Elements.isUnseen(root.group(1).toLowerCase(Locale.ROOT))
        && text.stripTrailing().endsWith("</" + root.group(1) + ">");
  }

  static boolean isHtml(String text) {
    if (text.indexOf('<') < 0) {
      return false;
    }
    if (DOCUMENT.matcher(text).find()) {
      return true;
    }
    Set<String> opened = new HashSet<>();
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      String name = tags.group(2).toLowerCase(Locale.ROOT);
      if (Elements.isKnown(name)
          && (isUsed(text, tags, name) || (!tags.group(1).isEmpty() && opened.contains(name)))) {
        return true;
      }
      opened.add(name);
    }
    return false;
  }

  /** Whether one tag alone shows it: one with attributes, or one between words or lines. */
  private static boolean isUsed(String text, Matcher tag, String name) {
    String attributes = tag.group(3);
    if (attributes != null && attributes.indexOf('=') > 0) {
      return true;
    }
    boolean aloneLeft = tag.start() == 0 || text.charAt(tag.start() - 1) == ' ';
    boolean aloneRight = tag.end() == text.length() || text.charAt(tag.end()) == ' ';
    return PLAIN.contains(name)
        && (tag.start() == 0 || tag.end() == text.length() || !(aloneLeft && aloneRight));
  }

  /** Whether a text has elements that give it lines; otherwise its own line breaks do. */
  static boolean hasLines(String text) {
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      String name = tags.group(2).toLowerCase(Locale.ROOT);
      if (Elements.isBreaking(name) && !name.equals("body") && !name.equals("html")) {
        return true;
      }
    }
    return false;
  }
}
