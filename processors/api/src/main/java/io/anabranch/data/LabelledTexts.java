package io.anabranch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads examples from a UTF-8 file with one {@code label<TAB>text} a line. Several labels are
 * separated by commas; empty lines are skipped.
 */
public final class LabelledTexts {

  private static final String EXTENSION = ".tsv";

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
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read as UTF-8 text", e);
    }
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i);
      if (!line.isBlank()) {
        examples.add(parse(line, file + ":" + (i + 1)));
      }
    }
    return examples;
  }

  private static LabelledText parse(String line, String place) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new IllegalArgumentException(place + ": no tab; expected label<TAB>text");
    }
    List<String> labels =
        Arrays.stream(line.substring(0, tab).split(",", -1)).map(String::strip).toList();
    try {
      return new LabelledText(labels, line.substring(tab + 1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }
}
