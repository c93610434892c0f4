package io.anabranch.files.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a table is written as text: its delimiter, and whether cells are quoted.
 *
 * @param isQuoted whether a quotation mark at the start of a cell begins a quoted one
 */
record Dialect(char delimiter, boolean isQuoted) {

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final int MOST_RECORDS = 50;

  /**
   * Finds it by the beginning of a text: the delimiter with which the first rows have most columns,
   * and all as many.
   *
   * @param told the delimiter, if that is known
   */
  static Dialect of(String sample, Optional<Character> told) {
    char delimiter = told.orElseGet(() -> delimiter(sample));
    return new Dialect(delimiter, delimiter != '\t' || closesQuotes(sample));
  }

  /** In which a table is parsed. */
  CSVFormat format() {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(delimiter)
        .setQuote(isQuoted ? '"' : null)
        .setIgnoreEmptyLines(true)
        .setTrim(false)
        .get();
  }

  private static char delimiter(String sample) {
    char best = DELIMITERS.get(0);
    int most = 1;
    for (char candidate : DELIMITERS) {
      int columns = columns(sample, candidate);
      if (columns > most) {
        most = columns;
        best = candidate;
      }
    }
    return best;
  }

  /** How many columns the first rows have, if all have as many; otherwise 1. */
  private static int columns(String sample, char delimiter) {
    int columns = 0;
    int records = 0;
    try (CSVParser parser = new Dialect(delimiter, true).format().parse(new StringReader(sample))) {
      for (CSVRecord record : parser) {
        columns = records == 0 ? record.size() : columns;
        if (record.size() != columns) {
          return records > 1 ? columns : 1;
        }
        if (++records == MOST_RECORDS) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The sample ends within a quoted cell.
    }
    return Math.max(1, columns);
  }

  /** Of text with tabs, in which a quotation mark often is one of the text. */
  private static boolean closesQuotes(String sample) {
    return sample
        .lines()
        .flatMap(line -> List.of(line.split("\t", -1)).stream())
        .filter(cell -> cell.startsWith("\""))
        .allMatch(cell -> cell.length() > 1 && cell.endsWith("\""));
  }
}
