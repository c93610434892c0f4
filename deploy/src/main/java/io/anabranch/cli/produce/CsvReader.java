package io.anabranch.cli.produce;

import io.anabranch.cli.context.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * CSV (RFC 4180) with a header line. Columns are the fields of Message, {@code key} for the
 * record's key, and attributes. Empty cells are left out.
 */
final class CsvReader implements InputReader {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setTrim(false)
          .get();

  private final String name;
  private final MessageFields fields;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  /**
   * Reads the header line.
   *
   * @throws CommandFailedException if it has no column {@code text}
   */
  CsvReader(String name, BufferedReader in, MessageFields fields) throws IOException {
    this.name = name;
    this.fields = fields;
    try {
      this.parser = FORMAT.parse(in);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(name + ":1: " + e.getMessage(), e);
    }
    if (!parser.getHeaderNames().contains(MessageFields.TEXT)) {
      parser.close();
      throw new CommandFailedException(
          "%s:1: no column 'text'; the columns are %s"
              .formatted(name, String.join(", ", parser.getHeaderNames())));
    }
    this.records = parser.iterator();
  }

  @Override
  public Optional<InputMessage> next() throws IOException, BadLineException {
    long line = parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CSVRecord record = records.next();
      if (!record.isConsistent()) {
        throw new BadLineException(
            name,
            line,
            "%d cells in %d columns".formatted(record.size(), parser.getHeaderNames().size()));
      }
      return Optional.of(fields.message(values(record)));
    } catch (UncheckedIOException e) {
      throw new CommandFailedException(
          "%s:%d: not CSV, reading cannot go on after it".formatted(name, line), e);
    } catch (IllegalArgumentException e) {
      throw new BadLineException(name, line, e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private static Map<String, String> values(CSVRecord record) {
    Map<String, String> values = new LinkedHashMap<>();
    record
        .toMap()
        .forEach(
            (column, value) -> {
              if (!value.isEmpty()) {
                values.put(column, value);
              }
            });
    return values;
  }
}
