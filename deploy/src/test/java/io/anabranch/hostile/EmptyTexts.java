package io.anabranch.hostile;

import static io.anabranch.hostile.HostileInput.ofText;

import java.util.List;

/**
 * Texts of which nothing can be seen: nothing is said, and every stage but the first skips them.
 */
final class EmptyTexts {

  private EmptyTexts() {}

  static List<HostileInput> inputs() {
    return List.of(
        ofText("empty", "no character", ""),
        ofText("blank-space", "one space", " "),
        ofText("blank-spaces", "many spaces", new Repeat(" ", 5_000)),
        ofText("blank-lines", "tabs and ends of lines", new Repeat("\t\r\n", 100)),
        ofText("blank-no-break", "no-break spaces", "\u00A0\u202F\u2007"),
        ofText("blank-ideographic", "ideographic spaces", "\u3000\u3000"),
        ofText("blank-separators", "U+2028, U+2029 and NEL", "\u2028\u2029\u0085"),
        ofText("blank-zero-width", "zero-width spaces", "\u200B\u200B\u200C\u200D"),
        ofText("blank-bom", "a byte order mark", "\uFEFF"),
        ofText("blank-bidi", "direction marks", "\u200E\u200F\u202A\u202E\u202C\u2066\u2069"),
        ofText("blank-soft-hyphen", "soft hyphens", "\u00AD\u00AD"),
        ofText("blank-controls", "control characters", "\u0000\u0001\u0007\u001B\u007F\u0090"),
        ofText("blank-tags", "tag characters", "\uDB40\uDC01\uDB40\uDC41\uDB40\uDC7F"),
        ofText("blank-mixed", "all of these", " \u200B\u00A0\u0000\uFEFF\n\u2060"),
        ofText("blank-too-long", "more spaces than the limit", new Repeat(" ", 250_000)),
        ofText("blank-1mb", "1 MB of spaces", new Repeat(" ", 1_000_000)));
  }
}
