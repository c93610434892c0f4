package io.anabranch.files.mail;

import io.anabranch.files.row.BadRowException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How deep parts of a mail are nested: parsing takes the square of that. */
final class Nesting {

  private static final int MOST_MULTIPARTS = 100;
  private static final Pattern MULTIPART =
      Pattern.compile(
          "^Content-Type:\\s*(multipart/|message/rfc822)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private Nesting() {}

  /**
   * Counts before anything is parsed.
   *
   * @throws BadRowException if there are too many
   */
  static void check(String place, byte[] bytes) throws BadRowException {
    Matcher multiparts = MULTIPART.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    int count = 0;
    while (multiparts.find()) {
      if (++count > MOST_MULTIPARTS) {
        throw new BadRowException(
            place, "a mail in more than %d parts of parts".formatted(MOST_MULTIPARTS));
      }
    }
  }
}
