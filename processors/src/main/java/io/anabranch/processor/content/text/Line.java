package io.anabranch.processor.content.text;

import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.SegmentKind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a visible text, or a part of one. A rule that knows what it is cuts it. */
public final class Line {

  /** No rule looks further than this into a line. */
  public static final int LOOKED_AT = 400;

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u3164\\uFE0F]+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final int begin;
  private final int end;
  private final String text;
  private final String plain;
  private final Hint hint;
  private @Nullable SegmentKind kind;
  private @Nullable AuthorRole role;

  Line(String all, int begin, int end, Hint hint) {
    this.begin = begin;
    this.end = end;
    this.hint = hint;
    this.kind = hint.kind();
    this.text = clean(all.substring(begin, Math.min(end, begin + LOOKED_AT)));
    this.plain =
        text.replace("*", "")
            .replace('’', '\'')
            .replace('\uFF1A', ':')
            .strip()
            .toLowerCase(Locale.ROOT);
  }

  /** Offset of its first character in the visible text. */
  public int begin() {
    return begin;
  }

  /** Offset after its last character, without the line break. */
  public int end() {
    return end;
  }

  /** Its beginning, without invisible characters, white space being single blanks. */
  public String text() {
    return text;
  }

  /** The same in lower case, without the stars of emphasis. */
  public String plain() {
    return plain;
  }

  /** Whether nothing of it is seen. */
  public boolean isBlank() {
    return text.isEmpty();
  }

  /** Whether all of it is a link. */
  public boolean isLink() {
    return hint.link();
  }

  /** What it is; null as long as nothing speaks against its being said. */
  public @Nullable SegmentKind kind() {
    return kind;
  }

  /** Whether it is a line that somebody says, as far as is known. */
  public boolean isOpen() {
    return kind == null && !isBlank();
  }

  public @Nullable AuthorRole role() {
    return role;
  }

  /** Says what it is, unless that is known. */
  public void cut(SegmentKind as) {
    if (isOpen()) {
      kind = as;
    }
  }

  /** Takes a cut back. */
  public void keep() {
    kind = null;
  }

  public void saidBy(AuthorRole speaker) {
    role = speaker;
  }

  /** The line from an offset on, counted from its begin, and what is before. */
  Line part(String all, int from, int to) {
    Line part = new Line(all, begin + from, begin + to, hint);
    part.kind = kind;
    part.role = role;
    return part;
  }

  private static String clean(String raw) {
    String seen = INVISIBLE.matcher(raw).replaceAll("");
    return BLANKS.matcher(seen).replaceAll(" ").strip();
  }
}
