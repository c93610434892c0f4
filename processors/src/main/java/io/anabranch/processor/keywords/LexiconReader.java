package io.anabranch.processor.keywords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a lexicon: UTF-8, one term a line in three columns separated by tabs (kind, canonical name,
 * forms separated by {@code |}). Forms in their dictionary form find inflections as well. Empty
 * lines and lines that begin with {@code #} say nothing.
 */
final class LexiconReader {

  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern BAR = Pattern.compile("\\|");

  private LexiconReader() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is not as described; names the line
   * @throws UncheckedIOException if the file cannot be read
   */
  static Lexicon read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lexicon " + file, e);
    }
    Lexicon lexicon = new Lexicon();
    for (int i = 0; i < lines.size(); i++) {
      try {
        add(lines.get(i), lexicon);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "lexicon " + file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return lexicon;
  }

  private static void add(String line, Lexicon lexicon) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] columns = TAB.split(line, -1);
    if (columns.length != 3) {
      throw new IllegalArgumentException(
          columns.length + " columns: allowed is kind<TAB>canonical name<TAB>form|form|...");
    }
    LexiconEntry entry = new LexiconEntry(columns[0].strip(), columns[1].strip());
    for (String form : BAR.split(columns[2], -1)) {
      lexicon.add(form, entry);
    }
  }
}
