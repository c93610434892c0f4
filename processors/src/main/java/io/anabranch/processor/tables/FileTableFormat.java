package io.anabranch.processor.tables;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.data.TableFormat;
import io.anabranch.data.TableRow;
import io.anabranch.files.RowFiles;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** CSV, Excel and JSON, and whatever is packed. Of a list, the entries have commas between them. */
public final class FileTableFormat implements TableFormat {

  private static final Set<FileFormat> FORMATS =
      Set.of(FileFormat.CSV, FileFormat.XLSX, FileFormat.JSON);

  @Override
  public Optional<List<TableRow>> read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean isPacked = name.endsWith(".gz") || name.endsWith(".zip");
    if (!isPacked && FileFormat.of(name).filter(FORMATS::contains).isEmpty()) {
      return Optional.empty();
    }
    try (RowReader reader = RowFiles.open(file, FileOptions.NONE)) {
      return Optional.of(table(file, all(reader), reader.columns()));
    } catch (UnreadableFileException | BadRowException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Row> all(RowReader reader) throws IOException, BadRowException {
    List<Row> rows = new ArrayList<>();
    for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  private static List<TableRow> table(Path file, List<Row> rows, List<String> columns) {
    Set<String> names = new LinkedHashSet<>(columns);
    if (names.isEmpty()) {
      rows.forEach(row -> row.values().fieldNames().forEachRemaining(names::add));
    }
    List<TableRow> table = new ArrayList<>(rows.size() + 1);
    table.add(new TableRow(file + ":1", List.copyOf(names)));
    for (Row row : rows) {
      table.add(
          new TableRow(
              row.place(), names.stream().map(name -> cell(row.values().path(name))).toList()));
    }
    return table;
  }

  private static String cell(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.isNull() ? "" : value.asText();
  }
}
