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

  private static final String AGAIN = "(?:amp;){0,4}+";

  /** A reference with a semicolon, or a tag whose brackets are references. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "&(?<again>"
              + AGAIN
              + ")(?:lt;(?<close>/?)(?<tag>[a-zA-Z][a-zA-Z0-9:]{0,20}+)(?:\\s[^<>&]{0,300}+)?/?&"
              + AGAIN
              + "gt;|(?<name>#\\d{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[a-zA-Z][a-zA-Z0-9]{1,30}+);)");

  private static final Pattern OPEN_REFERENCE =
      Pattern.compile("&(?:#\\d{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[a-zA-Z][a-zA-Z0-9]{1,30}+)");

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
    int i = source.indexOf('&', from);
    Matcher reference = REFERENCE.matcher(source);
    Matcher open = OPEN_REFERENCE.matcher(source);
    while (i >= 0 && i < to) {
      reference.region(i, to);
      open.region(i, to);
      int end = i + 1;
      if (reference.lookingAt() && isTag(reference, html)) {
        sink.source(done, i);
        sink.tag(reference.group("tag"));
        end = reference.end();
        done = end;
      } else if (reference.lookingAt() && reference.group("name") != null) {
        String seen = seen("&" + reference.group("name") + ";");
        if (seen.charAt(0) != '&' || reference.group("name").equals("amp")) {
          sink.source(done, i);
          end = reference.end();
          sink.decoded(i, end, seen);
          done = end;
        }
      } else if (html && open.lookingAt()) {
        String seen = Parser.unescapeEntities(open.group(), false);
        int same = sameEnd(open.group(), seen);
        if (same < seen.length()) {
          sink.source(done, i);
          end = open.end() - same;
          sink.decoded(i, end, seen.substring(0, seen.length() - same));
          done = end;
        }
      }
      i = source.indexOf('&', end);
    }
    sink.source(done, to);
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

  private static String seen(String reference) {
    String seen = Parser.unescapeEntities(reference, false);
    return seen.equals("\u00A0") ? " " : seen;
  }

  private static int sameEnd(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length())
        && a.charAt(a.length() - 1 - same) == b.charAt(b.length() - 1 - same)) {
      same++;
    }
    return same;
  }
}
