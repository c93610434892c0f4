package io.anabranch.processor.content.html;

import io.anabranch.processor.content.text.Hint;
import io.anabranch.processor.content.text.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Decodes character references, also those that a system on the way has escaped once more, in step
 * with their source. Escaped tags that were escaped too often are left out.
 */
final class Entities {

  private static final String AGAIN = "(?:amp;){0,4}";

  /** A reference with a semicolon, or a tag whose brackets are references. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "&(?<again>"
              + AGAIN
              + ")(?:lt;(?<close>/?)(?<tag>[a-zA-Z][a-zA-Z0-9:]{0,20}+)(?:\\s[^<>&]{0,300}+)?/?&"
              + AGAIN
              + "gt;|(?<name>#\\d{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[a-zA-Z][a-zA-Z0-9]{1,30}+);)");

  private static final Pattern OPEN_REFERENCE =
      Pattern.compile("&(#\\d{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[a-zA-Z][a-zA-Z0-9]{1,30}+)");

  /** Letters of the longest name that needs no semicolon. */
  private static final int LONGEST_OPEN = 6;

  private Entities() {}

  /** Whether a text may have any. */
  static boolean mayBeIn(String text) {
    return text.indexOf('&') >= 0 && REFERENCE.matcher(text).find();
  }

  /** What decoded text is written to. */
  interface Sink {

    /** Text that stands in the source as it is. */
    void source(int begin, int end);

    void decoded(int begin, int end, String seen);

    /** A tag that was escaped too often. */
    void tag(String name);
  }

  /**
   * Decodes a part of a source.
   *
   * @param html whether the source is HTML, where a tag that is escaped once is meant to be seen
   */
  static void decode(String source, int from, int to, boolean html, Sink sink) {
    int done = from;
    int i = ampersand(source, from, to);
    if (i == to) {
      sink.source(from, to);
      return;
    }
    Matcher reference = REFERENCE.matcher(source);
    Matcher open = OPEN_REFERENCE.matcher(source);
    while (i < to) {
      reference.region(i, to);
      open.region(i, to);
      int end = i + 1;
      if (reference.lookingAt() && isTag(reference, html)) {
        sink.source(done, i);
        sink.tag(reference.group("tag"));
        end = reference.end();
        done = end;
      } else if (reference.lookingAt() && reference.group("name") != null) {
        String seen = seen(reference.group("name"));
        if (!seen.isEmpty()) {
          sink.source(done, i);
          end = reference.end();
          sink.decoded(i, end, seen);
          done = end;
        }
      } else if (html && open.lookingAt()) {
        String name = openName(open.group(1));
        if (!name.isEmpty()) {
          sink.source(done, i);
          end = i + 1 + name.length();
          end += end < to && source.charAt(end) == ';' ? 1 : 0;
          sink.decoded(i, end, seen(name));
          done = end;
        }
      }
      i = ampersand(source, end, to);
    }
    sink.source(done, to);
  }

  private static int ampersand(String source, int from, int to) {
    int i = from;
    while (i < to && source.charAt(i) != '&') {
      i++;
    }
    return i;
  }

  /** The text without what is left of references and tags; itself if nothing is. */
  static VisibleText leftovers(String text) {
    if (!mayBeIn(text)) {
      return VisibleText.of(text);
    }
    VisibleText.Builder builder = new VisibleText.Builder();
    decode(
        text,
        0,
        text.length(),
        false,
        new Sink() {
          @Override
          public void source(int begin, int end) {
            builder.source(begin, text.substring(begin, end), Hint.NONE);
          }

          @Override
          public void decoded(int begin, int end, String seen) {
            builder.decoded(begin, end, seen, Hint.NONE);
          }

          @Override
          public void tag(String name) {
            if (Elements.isBreaking(name)) {
              builder.inserted("\n");
            }
          }
        });
    return builder.build();
  }

  private static boolean isTag(Matcher reference, boolean html) {
    return reference.group("tag") != null
        && Elements.isKnown(reference.group("tag"))
        && (!html || !reference.group("again").isEmpty());
  }

  /** The name at the start of a text that stands for a character without a semicolon, too. */
  private static String openName(String text) {
    if (text.charAt(0) == '#') {
      return text;
    }
    for (int end = Math.min(LONGEST_OPEN, text.length()); end > 1; end--) {
      if (org.jsoup.nodes.Entities.isBaseNamedEntity(text.substring(0, end))) {
        return text.substring(0, end);
      }
    }
    return "";
  }

  /** What a reference shows; empty if there is no such. */
  private static String seen(String name) {
    String seen =
        name.charAt(0) == '#'
            ? Parser.unescapeEntities("&" + name + ";", false)
            : org.jsoup.nodes.Entities.getByName(name);
    return seen.equals("\u00A0") ? " " : seen;
  }
}
