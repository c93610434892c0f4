package io.anabranch.processor.checklists.evaluation;

import io.anabranch.files.RowFiles;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.schema.Checklist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads checklists, with the fields of {@link Checklist}: from JSON, one object each, or from
 * tables, one row each.
 */
public final class ChecklistFile {

  private ChecklistFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a row is no checklist or an id comes twice, naming file and
   *     line, or if the file cannot be read
   */
  public static List<Checklist> read(Path file) {
    return readAll(List.of(file), note -> {});
  }

  /**
   * Reads files that make up one set.
   *
   * @param notes told what was found out and not said by anybody, a sentence each
   * @throws IllegalArgumentException as {@link #read}
   */
  public static List<Checklist> readAll(Collection<Path> files, Consumer<String> notes) {
    Map<String, String> places = new HashMap<>();
    List<Checklist> checklists = new ArrayList<>();
    for (Path file : files) {
      for (Row row : rows(file, notes)) {
        Checklist checklist = ChecklistRow.read(row);
        String other = places.put(checklist.getId(), row.place());
        if (other != null) {
          throw new IllegalArgumentException(
              "%s: id '%s' is also in %s".formatted(row.place(), checklist.getId(), other));
        }
        checklists.add(checklist);
      }
    }
    return checklists;
  }

  private static List<Row> rows(Path file, Consumer<String> notes) {
    FileOptions options =
        FileFormat.of(file.toString().replaceFirst("(?i)\\.(gz|zip)$", "")).isPresent()
            ? FileOptions.NONE
            : FileOptions.NONE.with(FileFormat.JSON);
    try (RowReader reader = RowFiles.open(file, options)) {
      List<Row> rows = new ArrayList<>();
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
      reader.notes().forEach(notes);
      return rows;
    } catch (BadRowException | UnreadableFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
