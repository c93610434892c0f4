package io.anabranch.files;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is in a file: rows, and what was said of them. */
public record ReadRows(List<Row> rows, List<String> bad, List<String> notes) {

  /** Reads to the end, past what is bad. */
  public static ReadRows of(String name, byte[] bytes, FileOptions options) throws Exception {
    List<Row> rows = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    try (RowReader reader = RowFiles.open(name, new ByteArrayInputStream(bytes), options)) {
      boolean isOver = false;
      while (!isOver) {
        try {
          Optional<Row> row = reader.next();
          row.ifPresent(rows::add);
          isOver = row.isEmpty();
        } catch (BadRowException e) {
          bad.add(e.getMessage());
        }
      }
      return new ReadRows(rows, bad, reader.notes());
    }
  }

  public static ReadRows of(String name, String text) throws Exception {
    return of(name, text.getBytes(StandardCharsets.UTF_8), FileOptions.NONE);
  }

  /** A value of each row; "-" where there is none. */
  public List<String> values(String name) {
    return rows.stream().map(row -> row.values().path(name).asText("-")).toList();
  }
}
