package io.anabranch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads examples: from a UTF-8 file with {@code label<TAB>text} in each line, or from a table of
 * any {@link TableFormat}. Several labels are separated by commas; where the columns are named,
 * words of one get underscores between them; empty lines are skipped. A first row may name the
 * columns, of which the others then say nothing.
 */
public final class LabelledTexts {

  private static final String EXTENSION = ".tsv";

  /** More of them are rather a text, where columns are mixed up. */
  private static final Pattern FEW_WORDS = Pattern.compile("\\S+(?:\\s+\\S+){0,3}");

  private LabelledTexts() {}

  /**
   * The examples of a file, in its order, or of all files of a folder that end in {@value
   * #EXTENSION}, in the order of their names.
   *
   * @throws IllegalArgumentException if a line is malformed, naming file and line, or if there is
   *     no example
   * @throws UncheckedIOException if the file cannot be read or is not UTF-8
   */
  public static List<LabelledText> read(Path data) {
    List<LabelledText> examples = new ArrayList<>();
    files(data).forEach(file -> examples.addAll(readFile(file)));
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(data + ": no example; expected lines label<TAB>text");
    }
    return List.copyOf(examples);
  }

  /** The files that {@link #read} reads, in that order. */
  public static List<Path> files(Path data) {
    if (!Files.isDirectory(data)) {
      return List.of(data);
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(data + ": cannot be listed", e);
    }
  }

  private static List<LabelledText> readFile(Path file) {
    List<TableRow> rows = TableFormat.readAny(file).orElseGet(() -> lines(file));
    if (rows.isEmpty()) {
      return List.of();
    }
    LabelledColumns columns = LabelledColumns.of(rows);
    return rows.stream().skip(columns.hasHeader() ? 1 : 0).map(row -> parse(row, columns)).toList();
  }

  /** Of two columns: whatever comes after the first tab is the second. */
  private static List<TableRow> lines(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read as UTF-8 text", e);
    }
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i);
      if (!line.isBlank()) {
        String place = file + ":" + (i + 1);
        int tab = line.indexOf('\t');
        if (tab < 0) {
          throw new IllegalArgumentException(place + ": no tab; expected label<TAB>text");
        }
        rows.add(new TableRow(place, List.of(line.substring(0, tab), line.substring(tab + 1))));
      }
    }
    return rows;
  }

  /**
   * A label of a few words, as known sets have them, with underscores between the words. Only where
   * a name says that it is one: elsewhere it may be the text, in the wrong column.
   */
  private static String label(String cell) {
    String label = cell.strip();
    return FEW_WORDS.matcher(label).matches() ? label.replaceAll("\\s+", "_") : label;
  }

  private static LabelledText parse(TableRow row, LabelledColumns columns) {
    List<String> labels =
        Arrays.stream(row.cells().get(columns.label()).split(",", -1))
            .map(cell -> columns.hasHeader() ? label(cell) : cell.strip())
            .toList();
    try {
      return new LabelledText(labels, row.cells().get(columns.text()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(row.place() + ": " + e.getMessage(), e);
    }
  }
}
