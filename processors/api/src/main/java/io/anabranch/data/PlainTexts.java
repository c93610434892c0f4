package io.anabranch.data;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads texts from a UTF-8 file, one a line; what is before the first tab of a line is left out.
 */
public final class PlainTexts {

  private PlainTexts() {}

  /**
   * The texts of a file, in its order.
   *
   * @throws IllegalArgumentException if a text is blank, naming file and line, or if there is none
   */
  public static List<String> read(Path file) {
    List<String> texts = Line.filled(file).stream().map(PlainTexts::text).toList();
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": no text; expected one a line, or label<TAB>text");
    }
    return texts;
  }

  private static String text(Line line) {
    String text = line.text().substring(line.text().indexOf('\t') + 1);
    if (text.isBlank()) {
      throw line.bad("text is blank; expected one a line, or label<TAB>text");
    }
    return text;
  }
}
