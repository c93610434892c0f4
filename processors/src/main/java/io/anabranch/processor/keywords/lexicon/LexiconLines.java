package io.anabranch.processor.keywords.lexicon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.data.Line;
import io.anabranch.files.RowFiles;
import io.anabranch.files.TextRows;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The lines of a lexicon in a file of any format: tables are written as their lines would be. */
final class LexiconLines {

  private static final Set<FileFormat> TABLES =
      Set.of(FileFormat.CSV, FileFormat.XLSX, FileFormat.JSON);

  private LexiconLines() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if the file cannot be read, naming file and line
   */
  static List<Line> of(Path file, Consumer<String> notes) {
    Optional<FileFormat> format =
        FileFormat.of(file.toString().replaceFirst("(?i)\\.(gz|zip)$", ""))
            .filter(TABLES::contains);
    FileOptions options = FileOptions.NONE.with(format.orElse(FileFormat.TEXT));
    try (RowReader reader = RowFiles.open(file, options)) {
      List<Line> lines = new ArrayList<>();
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        lines.add(line(file, row.get(), format.isPresent()));
      }
      reader.notes().forEach(notes);
      return lines;
    } catch (BadRowException | UnreadableFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Line line(Path file, Row row, boolean isTable) {
    int number = Integer.parseInt(row.place().replaceFirst("(?s)^.*:(\\d+).*$", "$1"));
    return new Line(
        file, number, isTable ? text(row.values()) : row.values().path(TextRows.TEXT).asText());
  }

  private static String text(ObjectNode row) {
    String name = row.has("name") ? "name" : "canonical";
    String line =
        String.join("\t", cell(row.path("kind")), cell(row.path(name)), cell(row.path("forms")));
    return row.path("active").asText().matches("(?i)false|no") ? line + "\tinactive" : line;
  }

  private static String cell(JsonNode value) {
    String text =
        value.isArray()
            ? StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("|"))
            : value.isNull() ? "" : value.asText();
    return text.replaceAll("\\s+", " ");
  }
}
