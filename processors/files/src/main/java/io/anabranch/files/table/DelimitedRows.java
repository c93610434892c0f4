package io.anabranch.files.table;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.files.source.EncodedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Delimited text (RFC 4180), with the names of the columns in the first row, or told. */
public final class DelimitedRows implements RowReader {

  private static final int SAMPLE_CHARS = 1 << 18;

  private final String name;
  private final EncodedText text;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Columns columns;
  private final List<String> notes = new ArrayList<>();

  private DelimitedRows(String name, EncodedText text, CSVParser parser, List<String> header) {
    this.name = name;
    this.text = text;
    this.parser = parser;
    this.records = parser.iterator();
    this.columns = new Columns(name + ":1", header.isEmpty() ? first() : header);
    notes.addAll(text.notes());
    notes.addAll(columns.notes());
  }

  /**
   * Reads the header row.
   *
   * @throws UnreadableFileException if there is none
   */
  public static DelimitedRows open(String name, InputStream in, FileOptions options)
      throws IOException {
    EncodedText text = EncodedText.open(name, in, options.encoding());
    BufferedReader reader = new BufferedReader(text.reader(), SAMPLE_CHARS);
    Optional<Character> told =
        options
            .delimiter()
            .or(() -> options.format().filter(FileFormat.TSV::equals).map(format -> '\t'));
    Dialect dialect = Dialect.of(sample(reader), told);
    DelimitedRows rows =
        new DelimitedRows(name, text, dialect.format().parse(reader), options.columns());
    if (told.isEmpty() && dialect.delimiter() != ',') {
      rows.notes.add(
          "%s: columns are divided by '%s'; --delimiter says otherwise"
              .formatted(name, dialect.delimiter() == '\t' ? "\\t" : dialect.delimiter()));
    }
    return rows;
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }

  private static String sample(BufferedReader reader) throws IOException {
    char[] sample = new char[SAMPLE_CHARS];
    reader.mark(SAMPLE_CHARS);
    int length = 0;
    for (int read = 0; read >= 0 && length < sample.length; length += Math.max(0, read)) {
      read = reader.read(sample, length, sample.length - length);
    }
    reader.reset();
    return new String(sample, 0, length);
  }

  private List<String> first() {
    if (!records.hasNext()) {
      throw new UnreadableFileException(name, "it is empty; expected a row with names of columns");
    }
    return records.next().toList();
  }

  @Override
  public Optional<Row> next() throws BadRowException {
    String place = name + ":" + (parser.getCurrentLineNumber() + 1);
    CSVRecord record;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      record = records.next();
    } catch (UncheckedIOException e) {
      throw new UnreadableFileException(
          place, "a quotation mark is not closed from here on, or stands within a cell", e);
    }
    if (record.size() != columns.count()) {
      throw new BadRowException(
          place, "%d cells in %d columns".formatted(record.size(), columns.count()));
    }
    return Optional.of(new Row(place, columns.values(record.toList())));
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    parser.close();
    text.close();
  }
}
