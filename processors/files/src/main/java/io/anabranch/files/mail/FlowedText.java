package io.anabranch.files.mail;

/** Lines that a mail program has broken and marked by a blank at their end (RFC 3676). */
final class FlowedText {

  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /** With every paragraph in one line again. Quotes keep their lines. */
  static String join(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean isFirst = true;
    boolean isOpen = false;
    for (String line : text.split("\n", -1)) {
      boolean isFixed = line.startsWith(">") || line.equals(SIGNATURE);
      if (!isFirst && (isFixed || !isOpen)) {
        joined.append('\n');
      }
      joined.append(line.startsWith(" ") ? line.substring(1) : line);
      isOpen = !isFixed && line.endsWith(" ");
      isFirst = false;
    }
    return joined.toString();
  }
}
