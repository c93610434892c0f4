package io.anabranch.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text file.
 *
 * @param file where it is
 * @param number its number, from 1
 * @param text what it says
 */
public record Line(Path file, int number, String text) {

  /**
   * The lines of a UTF-8 file, empty ones included, without a byte order mark.
   *
   * @throws IllegalArgumentException if it cannot be read, or is not UTF-8
   */
  public static List<Line> all(Path file) {
    List<String> texts;
    try {
      texts = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": not in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
    List<Line> lines = new ArrayList<>(texts.size());
    for (String text : texts) {
      String clean = lines.isEmpty() ? text.replaceFirst("^\uFEFF", "") : text;
      lines.add(new Line(file, lines.size() + 1, clean));
    }
    return lines;
  }

  /** As {@link #all}, without blank lines. */
  public static List<Line> filled(Path file) {
    return all(file).stream().filter(line -> !line.text().isBlank()).toList();
  }

  /**
   * The parts between tabs.
   *
   * @param count how many there must be; the last one may have tabs in it
   * @param expected what the line should look like
   * @throws IllegalArgumentException if there are fewer, or one is blank
   */
  public String[] columns(int count, String expected) {
    String[] columns = text.split("\t", count);
    if (columns.length < count) {
      throw bad("%d of %d columns; expected %s".formatted(columns.length, count, expected));
    }
    for (String column : columns) {
      if (column.isBlank()) {
        throw bad("a column is blank; expected " + expected);
      }
    }
    return columns;
  }

  /** An error that says where it is and what is wrong, without quoting the line. */
  public IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException(file + ":" + number + ": " + problem);
  }
}
