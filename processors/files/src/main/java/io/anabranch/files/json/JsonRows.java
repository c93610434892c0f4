package io.anabranch.files.json;

import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.files.source.EncodedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;

/** JSON objects: one a line, in an array, or one after the other with line breaks in them. */
public final class JsonRows {

  private static final int SAMPLE_CHARS = 1 << 20;

  private JsonRows() {}

  /**
   * Opens it, as its beginning says.
   *
   * @throws UnreadableFileException if it begins with something else
   */
  public static RowReader open(String name, InputStream in, FileOptions options)
      throws IOException {
    EncodedText text = EncodedText.open(name, in, options.encoding());
    BufferedReader reader = new BufferedReader(text.reader(), SAMPLE_CHARS);
    reader.mark(SAMPLE_CHARS);
    String first = firstLine(reader);
    reader.reset();
    return new PagedRows(
        first.startsWith("[") || first.strip().equals("{") || !endsLike(first)
            ? new JsonValueRows(name, text, reader)
            : new JsonLineRows(name, text, reader));
  }

  /** The first that is not blank, or as much of it as a sample has. */
  private static String firstLine(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int count = 0; count < SAMPLE_CHARS - 1; count++) {
      int next = reader.read();
      if (next < 0 || (next == '\n' && !line.isEmpty())) {
        break;
      }
      if (!line.isEmpty() || !Character.isWhitespace(next)) {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Whether an object may end with this line, or is longer than a sample. */
  private static boolean endsLike(String line) {
    return line.length() > SAMPLE_CHARS / 2 || !line.strip().matches("(?s)\\{.*[,{\\[:]");
  }
}
