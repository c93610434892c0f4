package io.anabranch.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for people.
 *
 * @param title what it shows; may be empty
 * @param columns headings; one that begins with {@code >} is of a column of numbers
 * @param rows one cell a column
 */
public record ReportTable(String title, List<String> columns, List<List<String>> rows) {

  /**
   * @throws IllegalArgumentException if a row has not one cell a column
   */
  public ReportTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " cells in " + columns.size() + " columns");
      }
    }
  }

  ReportTable(String title, List<String> columns) {
    this(title, columns, List.of());
  }

  /** This table with one row more. */
  ReportTable with(String... cells) {
    List<List<String>> extended = new ArrayList<>(rows);
    extended.add(List.of(cells));
    return new ReportTable(title, columns, extended);
  }
}
