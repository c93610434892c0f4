package io.anabranch.files.table;

import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A sheet of an Excel workbook, with the names of the columns in its first row, or told. */
public final class SheetRows implements RowReader {

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  private final String name;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Columns columns;
  private final List<String> notes = new ArrayList<>();

  private SheetRows(
      String name, ReadableWorkbook workbook, Stream<Row> stream, List<String> header) {
    this.name = name;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
    this.columns = new Columns(name + ":1", header.isEmpty() ? first() : header);
    notes.addAll(columns.notes());
  }

  /**
   * Reads the header row.
   *
   * @throws UnreadableFileException if it is no workbook, or has no such sheet
   */
  public static SheetRows open(String name, InputStream in, FileOptions options)
      throws IOException {
    ReadableWorkbook workbook = workbook(name, in);
    List<Sheet> sheets =
        workbook
            .getSheets()
            .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
            .toList();
    Sheet sheet =
        sheets.stream()
            .filter(each -> options.sheet().map(each.getName()::equals).orElse(true))
            .findFirst()
            .orElseThrow(
                () ->
                    new UnreadableFileException(
                        name,
                        "no such sheet; allowed are "
                            + sheets.stream().map(Sheet::getName).toList()));
    SheetRows rows = new SheetRows(name, workbook, sheet.openStream(), options.columns());
    if (sheets.size() > 1 && options.sheet().isEmpty()) {
      rows.notes.add(
          "%s: the first of %d sheets is read; --sheet says otherwise"
              .formatted(name, sheets.size()));
    }
    return rows;
  }

  private static ReadableWorkbook workbook(String name, InputStream in) throws IOException {
    try {
      return new ReadableWorkbook(in, WITH_FORMATS);
    } catch (ExcelReaderException e) {
      throw new UnreadableFileException(
          name, "not an Excel workbook (.xlsx), or one with a password; save it as CSV", e);
    }
  }

  private List<String> first() {
    if (!rows.hasNext()) {
      throw new UnreadableFileException(
          name, "the sheet is empty; expected a row with names of columns");
    }
    return texts(rows.next());
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      texts.add(row.getOptionalCell(i).map(SheetCell::text).orElse(""));
    }
    return texts;
  }

  @Override
  public Optional<io.anabranch.files.row.Row> next() {
    if (!rows.hasNext()) {
      return Optional.empty();
    }
    Row row = rows.next();
    List<String> texts = texts(row);
    return Optional.of(
        new io.anabranch.files.row.Row(
            name + ":" + row.getRowNum(),
            columns.values(texts.subList(0, Math.min(texts.size(), columns.count())))));
  }

  @Override
  public List<String> columns() {
    return columns.names();
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
